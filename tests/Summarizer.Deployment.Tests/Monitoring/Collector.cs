using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Summarizer.Deployment.Tests.Monitoring;

/// <summary>Takes what is sent by OTLP over HTTP and keeps the bytes: names and texts stand in them as they are.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, string> _received = new();

    public Collector()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = TakeAsync();
    }

    public string Address { get; }

    /// <summary>Everything so far.</summary>
    public string All => string.Join('\n', _received.Values);

    /// <summary>Waits until a text has come to a path.</summary>
    public async Task WaitForAsync(string path, string text, CancellationToken cancellationToken)
    {
        while (!_received.GetValueOrDefault(path, "").Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    public void Dispose() => _listener.Close();

    private async Task TakeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var text = Encoding.UTF8.GetString(body.ToArray());
                _received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
                return;
            }
        }
    }
}
