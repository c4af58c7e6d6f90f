using System.Numerics.Tensors;
using Summarizer.Relevance;

namespace Summarizer.Evaluation.Training;

/// <summary>
/// Trains the scorer of units: a softmax over the units of a request, so that those that answer stand first, and a logistic loss on each,
/// so that the numbers mean probabilities.
/// Adam (Kingma and Ba 2015) with a cosine schedule; the same examples give the same weights.
/// </summary>
internal sealed class NetworkTrainer
{
    private const int Hidden = 16;
    private const int Epochs = 10;
    private const int Batch = 16;
    private const float Rate = 3e-3f;
    private const float Decay = 1e-3f;
    private const float Logistic = 0.3f;

    private readonly int _width;
    private readonly float[] _mean;
    private readonly float[] _deviation;
    private readonly float[] _weights;
    private readonly float[] _gradient;
    private readonly float[] _first;
    private readonly float[] _second;

    /// <param name="examples">At least one.</param>
    public NetworkTrainer(IReadOnlyList<RelevanceExample> examples)
    {
        _width = examples[0].Features[0].Length;
        (_mean, _deviation) = Moments(examples, _width);
        _weights = new float[(Hidden * (_width + 2)) + _width + 1];
        (_gradient, _first, _second) = (new float[_weights.Length], new float[_weights.Length], new float[_weights.Length]);
        var random = new Random(1);
        for (var i = 0; i < Hidden * _width; i++)
        {
            _weights[i] = (float)((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2 / Math.Sqrt(_width));
        }

        for (var h = 0; h < Hidden; h++)
        {
            _weights[OutputAt + h] = (float)(random.NextDouble() - 0.5) * 0.1f;
        }

        _weights[^1] = -2;
        Train(examples, random);
    }

    private int BiasAt => Hidden * _width;

    private int OutputAt => BiasAt + Hidden;

    private int DirectAt => OutputAt + Hidden;

    /// <summary>The trained weights; those of the passages are still zero.</summary>
    public RelevanceWeights Weights(string embedding) => new()
    {
        Embedding = embedding,
        Mean = _mean,
        Deviation = _deviation,
        Hidden = [.. Enumerable.Range(0, Hidden).Select(h => _weights.AsSpan(h * _width, _width).ToArray())],
        HiddenBias = _weights.AsSpan(BiasAt, Hidden).ToArray(),
        Output = _weights.AsSpan(OutputAt, Hidden).ToArray(),
        Direct = _weights.AsSpan(DirectAt, _width).ToArray(),
        Bias = _weights[^1],
        Answer = new float[RelevanceScorer.EvidenceWidth],
        AnswerBias = 0,
    };

    private static (float[] Mean, float[] Deviation) Moments(IReadOnlyList<RelevanceExample> examples, int width)
    {
        var (sum, squares, count) = (new double[width], new double[width], 0);
        foreach (var row in examples.SelectMany(e => e.Features))
        {
            for (var i = 0; i < width; i++)
            {
                sum[i] += row[i];
                squares[i] += row[i] * (double)row[i];
            }

            count++;
        }

        return (
            [.. sum.Select(s => (float)(s / count))],
            [.. squares.Select((s, i) => (float)Math.Sqrt(Math.Max(1e-6, (s / count) - Math.Pow(sum[i] / count, 2))))]);
    }

    private void Train(IReadOnlyList<RelevanceExample> examples, Random random)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var steps = Epochs * ((examples.Count + Batch - 1) / Batch);
        var step = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var batch in order.Chunk(Batch))
            {
                Array.Clear(_gradient);
                foreach (var example in batch)
                {
                    AddGradient(examples[example]);
                }

                Step(++step, Rate * 0.5f * (1 + MathF.Cos(MathF.PI * step / steps)));
            }
        }
    }

    private void AddGradient(RelevanceExample example)
    {
        var rows = example.Features.Length;
        var inputs = new float[rows][];
        var hidden = new float[rows][];
        var odds = new float[rows];
        for (var r = 0; r < rows; r++)
        {
            var x = inputs[r] = new float[_width];
            TensorPrimitives.Subtract(example.Features[r], _mean, x);
            TensorPrimitives.Divide(x, _deviation, x);
            var active = hidden[r] = new float[Hidden];
            odds[r] = TensorPrimitives.Dot<float>(x, _weights.AsSpan(DirectAt, _width)) + _weights[^1];
            for (var h = 0; h < Hidden; h++)
            {
                active[h] = Math.Max(0, TensorPrimitives.Dot<float>(x, _weights.AsSpan(h * _width, _width)) + _weights[BiasAt + h]);
                odds[r] += active[h] * _weights[OutputAt + h];
            }
        }

        var shares = new float[rows];
        TensorPrimitives.SoftMax<float>(odds, shares);
        var total = (float)example.Labels.Sum();
        for (var r = 0; r < rows; r++)
        {
            var label = (float)example.Labels[r];
            var listed = total > 0 ? shares[r] - (label / total) : 0;
            AddRow(inputs[r], hidden[r], (listed + (Logistic * ((1 / (1 + MathF.Exp(-odds[r]))) - label))) / Batch);
        }
    }

    private void AddRow(float[] x, float[] active, float slope)
    {
        _gradient[^1] += slope;
        TensorPrimitives.MultiplyAdd(x, slope, _gradient.AsSpan(DirectAt, _width), _gradient.AsSpan(DirectAt, _width));
        for (var h = 0; h < Hidden; h++)
        {
            if (active[h] > 0)
            {
                _gradient[OutputAt + h] += slope * active[h];
                var own = slope * _weights[OutputAt + h];
                _gradient[BiasAt + h] += own;
                TensorPrimitives.MultiplyAdd(x, own, _gradient.AsSpan(h * _width, _width), _gradient.AsSpan(h * _width, _width));
            }
        }
    }

    private void Step(int step, float rate)
    {
        var (unbiasFirst, unbiasSecond) = (1 - MathF.Pow(0.9f, step), 1 - MathF.Pow(0.999f, step));
        for (var i = 0; i < _weights.Length; i++)
        {
            var gradient = _gradient[i] + (i == _weights.Length - 1 ? 0 : Decay * _weights[i]);
            _first[i] = (0.9f * _first[i]) + (0.1f * gradient);
            _second[i] = (0.999f * _second[i]) + (0.001f * gradient * gradient);
            _weights[i] -= rate * (_first[i] / unbiasFirst) / (MathF.Sqrt(_second[i] / unbiasSecond) + 1e-8f);
        }
    }
}
