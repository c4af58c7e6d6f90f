using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Summarizer.Api.Tests.Support.Contract;

/// <summary>Lets the watch see every answer, outside of all middleware of the service.</summary>
internal sealed class ContractFilter(ContractWatch watch) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, run) =>
        {
            var original = context.Features.Get<IHttpResponseBodyFeature>()!;
            using var seen = new SeenBody(original.Stream);
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(seen, original));
            try
            {
                await run(context);
                if (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
                }
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client has left.
            }
            finally
            {
                context.Features.Set(original);
            }

            // A client that has left sees no answer.
            if (!context.RequestAborted.IsCancellationRequested)
            {
                watch.Check(context, seen.Written);
            }
        });
        next(app);
    };
}
