using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>
/// The door, before a body is read: 503 when the model cannot serve, 413 for what is too large, 429 for a used-up quota or a full house. The place is kept until the answer is complete.
/// </summary>
internal sealed class AdmissionMiddleware(
    RequestDelegate next, ModelHost host, Clients clients, KeyQuotaRegistry book, AdmissionController door, IOptions<SummarizerOptions> options, TimeProvider clock)
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
        var quotas = book.Of(client);
        context.Response.OnStarting(() =>
        {
            quotas?.Describe(context.Response.Headers);
            return Task.CompletedTask;
        });

        var length = context.Request.ContentLength;
        using var place = Place.Take(door, quotas, client, length ?? 0);
        using var body = new MeteredBody(context.Request.Body, length is null ? place : null, options.Value.Admission.BodyTimeout, clock);
        context.Features.Set(place);
        context.Request.Body = body;
        await next(context);
    }
}
