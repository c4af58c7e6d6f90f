using Summarizer.Tokenization.Model.Proto;

namespace Summarizer.Tokenization.Model;

/// <summary>A model file that passed every check of <see cref="ModelReader"/>.</summary>
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
}
