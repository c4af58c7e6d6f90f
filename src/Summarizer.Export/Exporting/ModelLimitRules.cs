using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Exporting;

/// <summary>Token limits from the options and the checkpoint.</summary>
internal static class ModelLimitRules
{
    private const int InputTokensPerOutputToken = 4;
    private const int LeastDefaultOutput = 128;

    // Bounds the rotary tables, and with them the decoder graph file.
    private const int MostOutput = 1 << 16;

    /// <exception cref="ExportException">An option is outside what the checkpoint allows.</exception>
    public static ModelLimits Resolve(ExportOptions options, ModelConfig config)
    {
        var reader = config.Encoder ?? config.Decoder;
        var longest = reader.MaxPositions;
        var input = options.MaxInputTokens ?? reader.UsualInput ?? longest;
        Check("The longest input", input, longest, reader.UsualInput is null ? "the checkpoint's max_position_embeddings" : "the limit of relative positions in the encoder graph");

        // A learned position is needed for every token but the last.
        var most = config.Decoder.LearnedPositions is null ? MostOutput : config.Decoder.MaxPositions;
        var output = options.MaxOutputTokens ?? Math.Min(Math.Max(input / InputTokensPerOutputToken, LeastDefaultOutput), most);
        Check("The longest output", output, most, config.Decoder.LearnedPositions is null ? "the limit of the decoder graph" : "the checkpoint's max_position_embeddings");
        return new ModelLimits { MaxInputTokens = input, MaxOutputTokens = output, Vocabulary = config.Vocabulary };
    }

    private static void Check(string what, int value, int most, string why)
    {
        if (value < 1 || value > most)
        {
            throw new ExportException($"{what} of {value} tokens is not possible: it must be 1 to {most}, {why}. Give a number in that range.");
        }
    }
}
