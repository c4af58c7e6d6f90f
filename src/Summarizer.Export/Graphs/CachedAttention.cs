using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Result of an attention that appends to a key/value cache.</summary>
/// <param name="Attended">[B,T,heads*D].</param>
/// <param name="PresentKey">[B,K,L,D].</param>
/// <param name="PresentValue">[B,K,L,D].</param>
internal readonly record struct CachedAttention(Value Attended, Value PresentKey, Value PresentValue);
