using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;
using Summarizer.Tokenization.Segmentation;

namespace Summarizer.Tokenization.SentencePiece;

/// <summary>A SentencePiece model that passed every check, from a <c>tokenizer.model</c> or rebuilt from a <c>tokenizer.json</c>.</summary>
/// <param name="Table">Vocabulary.</param>
/// <param name="Trainer">How the pieces were made: BPE or Unigram, byte fallback, text of the special pieces.</param>
/// <param name="Normalizer">What happens to a text before segmentation.</param>
/// <param name="Map">Replacement rules of the normalizer; null when it has none.</param>
internal sealed record SentencePieceModel(PieceTable Table, TrainerSpec Trainer, NormalizerSpec Normalizer, CharacterMap? Map)
{
    /// <summary><see cref="TrainerSpec.ModelType"/> of a Unigram model.</summary>
    public const int Unigram = 1;

    /// <summary><see cref="TrainerSpec.ModelType"/> of a BPE model.</summary>
    public const int BytePair = 2;

    /// <summary>The merges of a BPE model that lists them as pairs; null for one that has scores.</summary>
    public PairMerges? Pairs { get; init; }

    /// <summary>What cuts its texts into pieces.</summary>
    public Segmenter Segmenter() => Trainer.ModelType == BytePair
        ? new BytePairSegmenter(Table, Pairs ?? (MergeRules)new PieceMerges(Table))
        : new UnigramSegmenter(Table);
}
