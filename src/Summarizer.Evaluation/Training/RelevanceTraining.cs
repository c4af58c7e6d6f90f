using System.Text.Json;
using Summarizer.Embeddings;
using Summarizer.Evaluation.Compressing;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Running;
using Summarizer.Evaluation.Scoring;
using Summarizer.Relevance;

namespace Summarizer.Evaluation.Training;

/// <summary>
/// Makes <c>relevance.json</c> of questions whose answers are known: each alone with its document, among nine others drawn at random, and
/// among the nine that share most words with it.
/// </summary>
public sealed class RelevanceTraining
{
    private readonly EmbeddingModel _model;

    /// <param name="model">Embedding model; stays the caller's to dispose.</param>
    public RelevanceTraining(EmbeddingModel model) => _model = model;

    /// <summary>Trains on all rows of a plan.</summary>
    /// <param name="plan">Rows that nothing is reported on.</param>
    /// <param name="output">File to write.</param>
    /// <param name="progress">Told of the rows read.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="EvaluationDataException">No row has a question with an answer.</exception>
    public async Task RunAsync(EvaluationPlan plan, string output, Action<EvaluationProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var examples = new List<RelevanceExample>();
        var done = 0;
        foreach (var source in plan.Sources)
        {
            var pool = new QuestionPool(source.File.Source, source.Read());
            foreach (var question in Settings.SelectMany(pool.Cases).Concat(pool.Unanswerable()))
            {
                examples.Add(await RelevanceExample.ReadAsync(_model, question, cancellationToken).ConfigureAwait(false));
            }

            progress(new EvaluationProgress(done += source.Rows, plan.Rows, 0));
        }

        if (examples.Count == 0)
        {
            throw new EvaluationDataException(
                "No row has a question and an answer, so there is nothing to learn. Use the compress rows of the recipe.");
        }

        var weights = new NetworkTrainer(examples).Weights(_model.Manifest.Source.Sha256);
        weights = PassageCalibration.Fit(weights, examples);
        await File.WriteAllTextAsync(
            output, JsonSerializer.Serialize(weights, RelevanceJson.Default.RelevanceWeights) + "\n", cancellationToken)
                .ConfigureAwait(false);
    }

    private static readonly PassageSetting[] Settings = [PassageSetting.Single, PassageSetting.TenRandom, PassageSetting.TenHard,
        PassageSetting.Two];
}
