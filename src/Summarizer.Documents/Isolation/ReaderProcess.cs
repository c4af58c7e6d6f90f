using System.Text.Json;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Isolation;

/// <summary>The other side of <see cref="IsolatedReader"/>: reads one file from standard input, writes one answer to standard output, ends.</summary>
internal static class ReaderProcess
{
    private const int Usage = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Stream input, Stream output)
    {
        if (arguments is not [var json] || JsonSerializer.Deserialize(json, ReaderJson.Default.ReaderTask) is not { } task)
        {
            await Console.Error.WriteLineAsync("This program is started by the service to read one file from a stranger. It is of no use by itself.")
                .ConfigureAwait(false);
            return Usage;
        }

        using var content = new MemoryStream();
        await input.CopyToAsync(content).ConfigureAwait(false);
        await JsonSerializer.SerializeAsync(output, Answer(content.GetBuffer().AsMemory(0, (int)content.Length), task), ReaderJson.Default.ReaderAnswer)
            .ConfigureAwait(false);
        return 0;
    }

    private static ReaderAnswer Answer(ReadOnlyMemory<byte> content, ReaderTask task)
    {
        try
        {
            return new() { Document = DocumentReader.Read(content, task.Format, task.Charset, task.Limits) };
        }
        catch (DocumentException e)
        {
            // For whoever runs this program by hand; what the file says is not in it.
            Console.Error.WriteLine(e.InnerException?.StackTrace);
            return new() { Error = e.Error, Message = e.Message, Limit = e.Limit, Actual = e.Actual };
        }
    }
}
