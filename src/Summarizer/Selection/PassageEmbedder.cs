using System.Numerics.Tensors;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Summarization;

namespace Summarizer.Selection;

/// <summary>Unit vectors of passages from the model's own encoder: the mean of its output over the tokens.</summary>
internal sealed class PassageEmbedder(InferenceEngine engine, Admission admission)
{
    /// <summary>One vector per passage, of unit length; a passage that is too long is represented by its beginning.</summary>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> passages, CancellationToken cancellationToken) =>
        await Task.WhenAll(passages.Select(p => OneAsync(p, cancellationToken)));

    /// <summary>Cosine of two unit vectors, 0 to 1; opposite directions count as unrelated.</summary>
    public static double Similarity(float[] a, float[] b) => Math.Max(0, TensorPrimitives.Dot(a, b));

    private async Task<float[]> OneAsync(string passage, CancellationToken cancellationToken)
    {
        var ids = engine.Tokenizer!.Encode(passage);
        var generation = await admission.SubmitAsync(
            new GenerationRequest { InputIds = [.. ids.Take(engine.MaxInputTokens)], MaxTokens = 1, WantsEmbedding = true }, first: false, cancellationToken);
        var vector = (await generation.Result).Embedding!;
        var norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Divide(vector, norm > 0 ? norm : 1, vector);
        return vector;
    }
}
