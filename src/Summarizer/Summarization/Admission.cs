using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;

namespace Summarizer.Summarization;

/// <summary>How passes enter the engine. A full queue refuses a document at its first pass; after that its work is not thrown away, and the others wait for room.</summary>
/// <param name="engine">The engine.</param>
/// <param name="clock">Clock of the waits.</param>
/// <param name="caller">For whom the passes wait.</param>
internal sealed class Admission(InferenceEngine engine, TimeProvider clock, Caller caller)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Queues one pass.</summary>
    /// <param name="request">The pass.</param>
    /// <param name="first">Whether nothing was done for this document yet.</param>
    /// <param name="cancellationToken">Stops waiting, and the pass.</param>
    /// <exception cref="EngineException">The engine refused it.</exception>
    public async Task<Generation> SubmitAsync(GenerationRequest request, bool first, CancellationToken cancellationToken)
    {
        var pass = request with { Caller = caller, Continues = !first };
        while (true)
        {
            try
            {
                return engine.Submit(pass, cancellationToken);
            }
            catch (EngineException e) when (!first && e.Error == EngineError.Overloaded)
            {
                await Task.Delay(e.RetryAfter ?? Pause, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
