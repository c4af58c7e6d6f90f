using Summarizer.Evaluation.Baselines;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Metrics;
using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Scoring;

/// <summary>
/// Measures everything about one row. The baselines do not need the output, so they are measured first, while it is written.
/// </summary>
internal sealed class RowScorer
{
    private readonly EvaluationRow _row;
    private readonly WordIds _ids = new();
    private readonly RougeReferences _references;
    private readonly int _referenceWords;
    private readonly NGramCounts[] _source;
    private readonly int[] _document;
    private readonly Dictionary<string, Fraction> _measures = [];

    public RowScorer(EvaluationRow row)
    {
        _row = row;
        _references = new RougeReferences(_ids, row.References);
        _referenceWords = Words.Of(row.References[0]).Count();
        _document = _ids.Encode(row.Document);
        _source = [.. Enumerable.Range(1, NGram.MaxLength).Select(n => new NGramCounts(_document, n))];
        if (row.Answerable)
        {
            var sentences = new SourceSentences(_ids, row.Document);
            AddRouge(MetricNames.Lead1, sentences.Lead(1));
            AddRouge(MetricNames.Lead3, sentences.Lead(3));
            AddRouge(MetricNames.Oracle, sentences.Join(Oracle.Select(sentences, _references)));
        }
    }

    /// <summary>All measures of the row with this output. Call it once.</summary>
    public RowScore Score(string output)
    {
        var words = _ids.Encode(output);
        var refused = Refusal.Is(output);
        RougeScores? rouge = null;
        if (_row.Answerable)
        {
            rouge = AddRouge(null, words);
            var lead = _references.Score(_document[..Math.Min(words.Length, _document.Length)]).Rouge1;
            _measures[MetricNames.LeadWords] = Fraction.Mean(lead);
            _measures[MetricNames.GainOverLeadWords] = Fraction.Mean(rouge.Value.Rouge1 - lead);
            if (_referenceWords > 0)
            {
                _measures[MetricNames.LengthRatio] = Fraction.Mean((double)words.Length / _referenceWords);
            }
        }

        // "No answer." is not meant to come from the document.
        if (!refused)
        {
            AddExtractiveness(words);
        }

        if (_row.Task == EvaluationTask.Compress)
        {
            QuestionMeasures.Add(_measures, _row.Answerable, refused);
        }

        return new RowScore(_measures, rouge);
    }

    private RougeScores AddRouge(string? system, int[] words)
    {
        var scores = _references.Score(words);
        _measures[Name(MetricNames.Rouge1)] = Fraction.Mean(scores.Rouge1);
        _measures[Name(MetricNames.Rouge2)] = Fraction.Mean(scores.Rouge2);
        _measures[Name(MetricNames.RougeL)] = Fraction.Mean(scores.RougeL);
        return scores;

        string Name(string rouge) => system is null ? rouge : MetricNames.Of(system, rouge);
    }

    private void AddExtractiveness(int[] words)
    {
        for (var n = 1; n <= NGram.MaxLength; n++)
        {
            var output = new NGramCounts(words, n);
            var found = output.FoundIn(_source[n - 1]);
            _measures[MetricNames.Novel(n)] = new Fraction(output.Total - found, output.Total);
            if (n == 2)
            {
                _measures[MetricNames.SourceBigrams] = new Fraction(found, output.Total);
            }
        }
    }
}

/// <summary>What one row measured.</summary>
/// <param name="Measures">What it adds to each metric; a metric that is not there has nothing to say about the row.</param>
/// <param name="Rouge">ROUGE of the model; null for a question without an answer.</param>
internal sealed record RowScore(IReadOnlyDictionary<string, Fraction> Measures, RougeScores? Rouge);
