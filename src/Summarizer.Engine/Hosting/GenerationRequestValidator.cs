using Summarizer.Bundles;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Hosting;

/// <summary>What a request may ask of a model, checked before anything is reserved for it.</summary>
/// <param name="model">The model.</param>
/// <param name="maxInputTokens">Longest input accepted.</param>
/// <param name="slots">Sequences that are decoded at once.</param>
internal sealed class GenerationRequestValidator(BundleManifest model, int maxInputTokens, int slots)
{
    private const int MostStops = 4;
    private const int MostCandidates = 4096;
    private readonly ModelLimits _limits = model.Limits;

    /// <summary>Checks every field.</summary>
    /// <exception cref="EngineException">A field is out of range; the message names it, its limit and its value.</exception>
    public void Check(GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckInput(request.InputIds);
        Within(nameof(request.MaxTokens), request.MaxTokens, 1, _limits.MaxOutputTokens);
        Within(nameof(request.MinTokens), request.MinTokens, 0, request.MaxTokens);
        CheckSampling(request.Sampling);
        CheckBeams(request);
        CheckStops(request);
        Require(
            !request.WantsEmbedding || model.Encoder is not null,
            $"'{model.Name}' is a decoder-only model: it has no encoder whose output could be an embedding. Ask an encoder-decoder model.");
        CheckCandidates(request);
    }

    private void CheckInput(IReadOnlyList<int> ids)
    {
        if (ids is null || ids.Count == 0)
        {
            throw Invalid("InputIds is empty; give at least one token id.", 1, 0);
        }

        if (ids.Count > maxInputTokens)
        {
            throw new EngineException(
                EngineError.InputTooLong, $"The input has {ids.Count} tokens; the limit is {maxInputTokens}. Shorten it, or split it.")
            {
                Limit = maxInputTokens,
                Actual = ids.Count,
            };
        }

        foreach (var id in ids)
        {
            Within("InputIds[]", id, 0, _limits.Vocabulary - 1);
        }
    }

    private static void CheckSampling(SamplingOptions sampling)
    {
        Require(sampling.Temperature >= 0 && double.IsFinite(sampling.Temperature), $"Temperature is {sampling.Temperature}; it must be 0 (greedy) or more.");
        Require(sampling.TopK >= 0, $"TopK is {sampling.TopK}; it must be 0 (all) or more.");
        Require(sampling.TopP is > 0 and <= 1, $"TopP is {sampling.TopP}; it must be above 0 and at most 1.");
        Require(
            sampling.RepetitionPenalty > 0 && double.IsFinite(sampling.RepetitionPenalty),
            $"RepetitionPenalty is {sampling.RepetitionPenalty}; it must be above 0, and 1 is off.");
        Require(sampling.NoRepeatNgramSize >= 0, $"NoRepeatNgramSize is {sampling.NoRepeatNgramSize}; it must be 0 (off) or more.");
    }

    private void CheckBeams(GenerationRequest request)
    {
        if (request.Beams is not { } beams)
        {
            return;
        }

        Require(beams.Count >= 2, $"Beams.Count is {beams.Count}; it must be 2 or more. Leave Beams out for one sequence.");
        if (beams.Count > slots)
        {
            throw Invalid(
                $"Beams.Count is {beams.Count}; this engine decodes {slots} sequences at once. Ask for fewer, or raise MaxBatchSize and KvCacheMiB.", slots, beams.Count);
        }

        Require(double.IsFinite(beams.LengthPenalty), $"Beams.LengthPenalty is {beams.LengthPenalty}; it must be a finite number.");
        Require(request.Sampling.Temperature == 0, "Beams and a Temperature above 0 exclude each other; leave one out.");
        Require(request.Stop.Count == 0, "Beams and Stop exclude each other; leave one out.");
    }

    private void CheckStops(GenerationRequest request)
    {
        Require(request.Stop.Count <= MostStops, $"Stop has {request.Stop.Count} texts; it may have {MostStops}.");
        Require(request.Stop.All(stop => !string.IsNullOrEmpty(stop)), "A text in Stop is empty.");
        Require(request.Stop.Count == 0 || model.Tokenizer is not null, "Stop needs a tokenizer and this bundle has none. Export the checkpoint together with its tokenizer.");
    }

    private void CheckCandidates(GenerationRequest request)
    {
        if (request.Candidates.Count == 0)
        {
            return;
        }

        Require(model.Encoder is not null, $"'{model.Name}' is a decoder-only model: candidates are scored by models that have an encoder. Leave Candidates out.");
        Require(
            request is { Beams: null, Constraint: null, Stop.Count: 0, Sampling.Temperature: 0 },
            "Candidates are scored, not written, so Beams, Constraint, Stop and a Temperature above 0 have no meaning with them; leave them out.");
        Within("Candidates.Count", request.Candidates.Count, 1, MostCandidates);
        var longest = _limits.MaxOutputTokens - (model.Generation.FirstToken is null ? 0 : 1);
        foreach (var candidate in request.Candidates)
        {
            Within("Candidates[].Count", candidate.Count, 1, longest);
            foreach (var id in candidate)
            {
                Within("Candidates[][]", id, 0, _limits.Vocabulary - 1);
            }
        }
    }

    private static void Within(string field, int value, int low, int high)
    {
        if (value < low || value > high)
        {
            throw Invalid($"{field} is {value}; it must be {low} to {high}.", value < low ? low : high, value);
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new EngineException(EngineError.InvalidRequest, message);
        }
    }

    private static EngineException Invalid(string message, long limit, long actual) =>
        new(EngineError.InvalidRequest, message) { Limit = limit, Actual = actual };
}
