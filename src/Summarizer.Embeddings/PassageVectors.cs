namespace Summarizer.Embeddings;

/// <summary>Vectors of one text. All of them have unit length, or are zero where there was no word.</summary>
/// <param name="Whole">The text: the mean over all its tokens.</param>
/// <param name="Sentences">Its sentences, in order.</param>
/// <param name="Tokens">Word pieces of the text, without start and end.</param>
public sealed record PassageVectors(float[] Whole, IReadOnlyList<float[]> Sentences, int Tokens);
