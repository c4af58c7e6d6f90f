using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.LongDocuments;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.Summarization;
using Summarizer.TextModel;

namespace Summarizer.Compression;

/// <summary>
/// Lets the model write what a passage says about the question, freely, in as many pieces as the passage needs. For low extractiveness.
/// </summary>
internal sealed class FreeWriter(InferenceEngine engine, Admission admission, PromptEncoder encoder, CompressionOptions options)
{
    /// <summary>Queues the passes of a passage.</summary>
    /// <param name="text">The passage.</param>
    /// <param name="truncation">What to do with one that is too long.</param>
    /// <param name="first">Whether nothing of the request was queued yet; only then may a full engine refuse it.</param>
    /// <param name="cancellationToken">Stops all passes.</param>
    /// <returns>A task that completes when everything is written.</returns>
    public async Task<Task<WrittenEvidence>> StartAsync(string text, Truncation truncation, bool first, CancellationToken cancellationToken)
    {
        var passes = new List<(Generation Generation, int InputTokens)>();
        foreach (var piece in Pieces(text, truncation))
        {
            var ids = encoder.Encode(piece);
            var request = new GenerationRequest { InputIds = ids, MaxTokens = Math.Min(options.MaxEvidenceTokens, engine.MaxOutputTokens) };
            passes.Add((await admission.SubmitAsync(request, first && passes.Count == 0, cancellationToken).ConfigureAwait(false), ids.Count));
        }

        return CollectAsync(passes);
    }

    private IReadOnlyList<string> Pieces(string text, Truncation truncation)
    {
        IReadOnlyList<string> pieces = [.. new DocumentChunker(encoder).Split(TextAnalyzer.Analyze(text)).Select(piece => piece.Text)];
        return truncation switch
        {
            Truncation.End => [.. pieces.Take(1)],
            Truncation.Start => [.. pieces.TakeLast(1)],
            _ => pieces,
        };
    }

    private static async Task<WrittenEvidence> CollectAsync(List<(Generation Generation, int InputTokens)> passes)
    {
        var (texts, work, failed) = (new List<string>(), WorkDone.None, 0);
        foreach (var (generation, inputTokens) in passes)
        {
            try
            {
                var result = await generation.Result.ConfigureAwait(false);
                work += WorkDone.Of(inputTokens, result);
                texts.Add(result.Text ?? "");
            }
            catch (EngineException e) when (e.Error == EngineError.InferenceFailed)
            {
                failed++;
            }
        }

        return new(string.Join(' ', texts).Trim(), work, failed > 0 && failed == passes.Count);
    }
}

/// <summary>What the model wrote about one passage.</summary>
/// <param name="Text">The text.</param>
/// <param name="Work">What it cost.</param>
/// <param name="Failed">Whether the model failed on every piece.</param>
internal sealed record WrittenEvidence(string Text, WorkDone Work, bool Failed);
