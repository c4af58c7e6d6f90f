namespace Summarizer.Evaluation.Scoring;

/// <summary>
/// Names of the metrics, as the JSON result spells them. Every value is a fraction or ratio, never a percentage; the formulas are in
/// docs/evaluation.md.
/// </summary>
public static class MetricNames
{
    /// <summary>ROUGE-1 F1 of the model.</summary>
    public const string Rouge1 = "rouge_1";

    /// <summary>ROUGE-2 F1 of the model.</summary>
    public const string Rouge2 = "rouge_2";

    /// <summary>ROUGE-L F1 of the model.</summary>
    public const string RougeL = "rouge_l";

    /// <summary>Share of output 2-grams that occur in the document.</summary>
    public const string SourceBigrams = "source_2gram_share";

    /// <summary>Mean of output words over words of the first reference.</summary>
    public const string LengthRatio = "length_ratio";

    /// <summary>Of the outputs that say "No answer.", the share that is right.</summary>
    public const string NoAnswerPrecision = "no_answer_precision";

    /// <summary>Of the questions without an answer, the share that got "No answer.".</summary>
    public const string NoAnswerRecall = "no_answer_recall";

    /// <summary>Harmonic mean of <see cref="NoAnswerPrecision"/> and <see cref="NoAnswerRecall"/>.</summary>
    public const string NoAnswerF1 = "no_answer_f1";

    /// <summary>Of the questions that got an answer, the share that has one.</summary>
    public const string AnswerablePrecision = "answerable_precision";

    /// <summary>Of the questions with an answer, the share that got one.</summary>
    public const string AnswerableRecall = "answerable_recall";

    /// <summary>Harmonic mean of <see cref="AnswerablePrecision"/> and <see cref="AnswerableRecall"/>.</summary>
    public const string AnswerableF1 = "answerable_f1";

    /// <summary>Prefix of the metrics of the first sentence.</summary>
    public const string Lead1 = "lead_1";

    /// <summary>Prefix of the metrics of the first three sentences.</summary>
    public const string Lead3 = "lead_3";

    /// <summary>ROUGE-1 F1 of the first words of the document, as many as the output has.</summary>
    public const string LeadWords = "lead_words_rouge_1";

    /// <summary><see cref="Rouge1"/> less <see cref="LeadWords"/>: what the choice is worth, whatever its length.</summary>
    public const string GainOverLeadWords = "gain_words_rouge_1";

    /// <summary>Prefix of the metrics of the greedy oracle.</summary>
    public const string Oracle = "oracle";

    /// <summary>The three ROUGE metrics.</summary>
    public static IReadOnlyList<string> Rouge { get; } = [Rouge1, Rouge2, RougeL];

    /// <summary>
    /// The metrics of question rows. Over all sources their rows count together; every other metric is the mean of the sources.
    /// </summary>
    public static IReadOnlyList<string> Questions { get; } =
        [NoAnswerPrecision, NoAnswerRecall, NoAnswerF1, AnswerablePrecision, AnswerableRecall, AnswerableF1];

    /// <summary>Every metric, in the order of the JSON result.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Rouge,
        .. Rouge.Select(r => Of(Lead1, r)),
        .. Rouge.Select(r => Of(Lead3, r)),
        .. Rouge.Select(r => Of(Oracle, r)),
        .. Rouge.Select(Gain),
        LeadWords,
        GainOverLeadWords,
        SourceBigrams,
        .. Enumerable.Range(1, Metrics.NGram.MaxLength).Select(Novel),
        LengthRatio,
        .. Questions,
    ];

    /// <summary>A ROUGE metric of another system, for example <c>lead_1_rouge_1</c>.</summary>
    public static string Of(string system, string rouge) => $"{system}_{rouge}";

    /// <summary>A ROUGE metric of the model less that of the better Lead, for example <c>gain_rouge_1</c>.</summary>
    public static string Gain(string rouge) => $"gain_{rouge}";

    /// <summary>Share of output n-grams that do not occur in the document, for example <c>novel_2gram</c>.</summary>
    public static string Novel(int length) => $"novel_{length}gram";
}
