using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Segmentation;

namespace Summarizer.Tokenization.ByteLevel;

/// <summary>A byte-level BPE tokenizer that passed every check (GPT-2, BART).</summary>
/// <param name="Table">Vocabulary; its normal pieces are written in <see cref="ByteAlphabet"/>.</param>
/// <param name="Pairs">Merges.</param>
/// <param name="AddsSpace">Whether a text gets a space before it unless it begins with white space.</param>
internal sealed record ByteLevelModel(PieceTable Table, PairMerges Pairs, bool AddsSpace);
