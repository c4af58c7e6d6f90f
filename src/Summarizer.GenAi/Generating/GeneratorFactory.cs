using Microsoft.ML.OnnxRuntimeGenAI;
using Summarizer.Engine;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.GenAi.Models;

namespace Summarizer.GenAi.Generating;

/// <summary>Makes the generator of a batch, with the request's search as GenAI's search options.</summary>
/// <param name="model">The decoder.</param>
/// <param name="layout">Shape and type of the caches.</param>
/// <param name="options">Limits.</param>
/// <param name="time">Clock.</param>
/// <param name="faults">Faults to suffer; null for none.</param>
internal sealed class GeneratorFactory(GenAiModel model, KvLayout layout, EngineOptions options, TimeProvider time, RunFaults? faults)
{
    /// <summary>What the decoder of an encoder-decoder reads first: the start token, and the token that every output begins with where there is one.</summary>
    public int[] Prefix { get; } = model.Manifest.Generation.FirstToken is { } first ? [model.Manifest.Tokens.DecoderStart, first] : [model.Manifest.Tokens.DecoderStart];

    /// <summary>Tokens of that prefix that belong to the output.</summary>
    public ReadOnlySpan<int> Forced => Prefix.AsSpan(1);

    /// <summary>Makes a generator that has read nothing yet.</summary>
    /// <param name="batch">Requests of the same search.</param>
    /// <param name="inputs">What an encoder gave, one per request; empty without an encoder. Owned by the generator from here on.</param>
    public GuardedGenerator Create(IReadOnlyList<GeneratedOutput> batch, IReadOnlyList<EncoderOutput> inputs)
    {
        var cross = inputs.Count == 0 ? null : new CrossInputs(inputs, batch[0].Rows, layout);
        try
        {
            using var search = Options(batch);
            var generator = new Generator(model.Model, search);
            cross?.GiveTo(generator);
            return new GuardedGenerator(generator, cross, new GeneratorWatch(options, time, faults));
        }
        catch
        {
            cross?.Dispose();
            throw;
        }
    }

    private GeneratorParams Options(IReadOnlyList<GeneratedOutput> batch)
    {
        var (first, prompt) = (batch[0].Request, batch[0].PromptLength);
        var search = new GeneratorParams(model.Model);
        search.SetSearchOption("batch_size", batch.Count);
        search.SetSearchOption("max_length", prompt + batch.Max(output => output.Request.MaxTokens));
        search.SetSearchOption("min_length", first.MinTokens == 0 ? 0 : prompt + first.MinTokens);
        search.SetSearchOption("repetition_penalty", first.Sampling.RepetitionPenalty);
        search.SetSearchOption("no_repeat_ngram_size", first.Sampling.NoRepeatNgramSize);
        SetSampling(search, first.Sampling);
        SetBeams(search, first.Beams);
        if (model.Manifest.Encoder is null && batch.Count == 1 && prompt > options.PrefillChunkTokens)
        {
            search.SetSearchOption("chunk_size", options.PrefillChunkTokens);
        }

        return search;
    }

    private void SetSampling(GeneratorParams search, SamplingOptions sampling)
    {
        search.SetSearchOption("do_sample", sampling.Temperature > 0);
        if (sampling.Temperature > 0)
        {
            search.SetSearchOption("temperature", sampling.Temperature);
            search.SetSearchOption("top_k", sampling.TopK < model.Manifest.Limits.Vocabulary ? sampling.TopK : 0);
            search.SetSearchOption("top_p", sampling.TopP);
            search.SetSearchOption("random_seed", Seed(sampling.Seed ?? Random.Shared.NextInt64()));
        }
    }

    // GenAI's own default for early_stopping is true, that of transformers is false.
    private static void SetBeams(GeneratorParams search, BeamOptions? beams)
    {
        search.SetSearchOption("num_beams", beams?.Count ?? 1);
        search.SetSearchOption("num_return_sequences", beams?.Count ?? 1);
        search.SetSearchOption("length_penalty", beams?.LengthPenalty ?? 1);
        search.SetSearchOption("early_stopping", beams?.EarlyStopping ?? false);
    }

    // GenAI takes a non-negative int as a double; a negative one draws a seed.
    private static double Seed(long seed) => (int)(seed ^ (seed >>> 32)) & int.MaxValue;
}
