namespace Summarizer.Export.Graphs;

/// <summary>
/// Scales of an 8-bit cross-attention cache: value = q * scale, q from -127 to 127, one scale per channel of every head, the same for all inputs.
/// </summary>
/// <param name="Keys">Per decoder layer, [K*D].</param>
/// <param name="Values">Per decoder layer, [K*D].</param>
internal sealed record CrossScales(IReadOnlyList<float[]> Keys, IReadOnlyList<float[]> Values);
