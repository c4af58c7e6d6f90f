using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// Admits requests before their body is read. It answers 503 when the model cannot serve, 413 when the body is too large, and 429 when a
/// quota or a limit of the server is reached. The lease is held until the response is complete.
/// </summary>
internal sealed class AdmissionMiddleware(
    RequestDelegate next,
    ModelHost host,
    Clients clients,
    KeyQuotaRegistry registry,
    AdmissionController controller,
    IOptions<SummarizerOptions> options,
    TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresAdmission>() is null)
        {
            await next(context);
            return;
        }

        _ = host.Model;
        BodySize.Check(context);
        var client = clients.Of(context);
        var quotas = registry.Of(client);
        context.Response.OnStarting(() =>
        {
            quotas?.Describe(context.Response.Headers);
            return Task.CompletedTask;
        });

        var length = context.Request.ContentLength;
        using var lease = AdmissionLease.Acquire(controller, quotas, client, length ?? 0);
        using var body = new MeteredBody(context.Request.Body, length is null ? lease : null, options.Value.Admission.BodyTimeout, clock);
        context.Features.Set(lease);
        context.Request.Body = body;
        await next(context);
    }
}
