using Summarizer.Evaluation.Data;
using Summarizer.Relevance;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Compressing;

/// <summary>The questions of one source, and its documents as distractors for each other.</summary>
internal sealed class QuestionPool
{
    private const int Beside = 9;
    private const int LeastUnits = 3;

    private readonly string _source;
    private readonly List<(EvaluationRow Row, AnswerEvidence Evidence)> _rows = [];
    private readonly List<EvaluationRow> _unanswerable = [];
    private readonly List<ReadPassage> _documents = [];
    private readonly Dictionary<string, ReadPassage> _byText = new(StringComparer.Ordinal);
    private readonly Bm25 _index;

    /// <param name="source">Name of the data file.</param>
    /// <param name="rows">Its rows; those without an answer give distractors only.</param>
    public QuestionPool(string source, IEnumerable<EvaluationRow> rows)
    {
        _source = source;
        foreach (var row in rows)
        {
            if (!_byText.ContainsKey(row.Document))
            {
                _documents.Add(_byText[row.Document] = new ReadPassage(row.Document));
            }

            if (AnswerEvidence.Of(row) is { } evidence)
            {
                _rows.Add((row, evidence));
            }
            else if (row is { Question: not null, Answerable: false })
            {
                _unanswerable.Add(row);
            }
        }

        _index = new Bm25([.. _documents.Select(d => d.Terms)]);
    }

    /// <summary>Name of the data file.</summary>
    public string Source => _source;

    /// <summary>Rows with an answer.</summary>
    public int Questions => _rows.Count;

    /// <summary>Cases of one setting; the same rows give the same cases.</summary>
    public IEnumerable<QuestionCase> Cases(PassageSetting setting) =>
        setting == PassageSetting.Two ? Pairs() : _rows.Select(r => Case(r.Row, r.Evidence, setting)).OfType<QuestionCase>();

    /// <summary>
    /// Questions with a passage that does not answer: those that the data has, and every question with the document of another.
    /// </summary>
    public IEnumerable<QuestionCase> Unanswerable() => Hard().Concat(Mismatched());

    /// <summary>Questions that people wrote about a passage that does not answer them.</summary>
    public IEnumerable<QuestionCase> Hard() => _unanswerable.Select(r => new QuestionCase(_source, r.Question!, [_byText[r.Document]], []));

    /// <summary>Questions with the document of another.</summary>
    public IEnumerable<QuestionCase> Mismatched()
    {
        foreach (var (row, evidence) in _rows)
        {
            if (Shuffled(SplitMix64.For(3, row.Id)).FirstOrDefault(d => IsDistractor(d, _byText[row.Document], evidence)) is { } other)
            {
                yield return new(_source, row.Question!, [other], []);
            }
        }
    }

    private QuestionCase? Case(EvaluationRow row, AnswerEvidence evidence, PassageSetting setting)
    {
        var own = _byText[row.Document];
        if (setting == PassageSetting.Single)
        {
            return own.Units.Count < LeastUnits ? null : new(_source, row.Question!, [own], [(0, evidence)]);
        }

        var random = SplitMix64.For(1, row.Id);
        var order = setting == PassageSetting.TenHard ? ByWords(row.Question!, own) : Shuffled(random);
        var passages = order.Where(d => IsDistractor(d, own, evidence)).Take(Beside).ToList();
        var place = (int)random.Below(passages.Count + 1);
        passages.Insert(place, own);
        return new(_source, row.Question!, passages, [(place, evidence)]);
    }

    private IEnumerable<QuestionCase> Pairs()
    {
        for (var i = 0; i + 1 < _rows.Count; i += 2)
        {
            var (first, second) = (_rows[i], _rows[i + 1]);
            var (a, b) = (_byText[first.Row.Document], _byText[second.Row.Document]);
            if (a == b)
            {
                continue;
            }

            var random = SplitMix64.For(2, first.Row.Id);
            var others = Shuffled(random).Where(
                d => IsDistractor(d, a, first.Evidence) && IsDistractor(d, b, second.Evidence)).Take(Beside - 1).ToList();
            var place = (int)random.Below(others.Count + 1);
            others.Insert(place, a);
            others.Add(b);
            yield return new(
                _source, $"{first.Row.Question} {second.Row.Question}", others,
                [(place, first.Evidence), (others.Count - 1, second.Evidence)]);
        }
    }

    private IEnumerable<ReadPassage> ByWords(string question, ReadPassage own)
    {
        var scores = _index.Score(RelevanceScorer.TermsOf(question, [own]));
        return Enumerable.Range(0, _documents.Count).OrderByDescending(d => scores[d]).ThenBy(d => d).Select(d => _documents[d]);
    }

    private IEnumerable<ReadPassage> Shuffled(SplitMix64 random)
    {
        var order = _documents.ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            var j = i + (int)random.Below(order.Length - i);
            (order[i], order[j]) = (order[j], order[i]);
            yield return order[i];
        }
    }

    // Documents of one page share paragraphs.
    private static bool IsDistractor(ReadPassage document, ReadPassage own, AnswerEvidence evidence)
    {
        var units = own.Units.Index().Select(u => own[u.Index]).ToHashSet(StringComparer.Ordinal);
        return document != own && !evidence.StandsIn(document.Text) && !document.Units.Index().Any(u => units.Contains(document[u.Index]));
    }
}
