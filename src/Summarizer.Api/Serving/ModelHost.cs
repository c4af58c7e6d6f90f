using Summarizer.Api.Http.Problems;

namespace Summarizer.Api.Serving;

/// <summary>Holds the one model of this process and its state, for readiness, admission and shutdown.</summary>
internal sealed class ModelHost
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private volatile ServedModel? _model;
    private volatile bool _draining;
    private volatile string? _progress;
    private volatile string? _failure;

    /// <summary>State of the model.</summary>
    public ModelState State => _failure is not null ? ModelState.Failed
        : _draining ? ModelState.Draining
        : _model is null ? ModelState.Loading
        : ModelState.Ready;

    /// <summary>How far the loading is; null where there is nothing to tell.</summary>
    public string? Progress => _progress;

    /// <summary>Why the first model cannot be served; null unless loading failed.</summary>
    public string? Failure => _failure;

    /// <summary>The loaded model, also while draining; null while loading.</summary>
    public ServedModel? Loaded => _model;

    /// <summary>The model, for a new request.</summary>
    /// <exception cref="ProblemException">It is loading or draining.</exception>
    public ServedModel Model => State switch
    {
        ModelState.Ready => _model!,
        ModelState.Loading => throw new ProblemException(
            ProblemKind.Loading, "The model is being loaded. Try again soon, or watch /health/ready.")
        { RetryAfter = Soon },
        _ => throw new ProblemException(
            ProblemKind.Draining,
            "This server is shutting down and takes no new requests. Send the request to another one.")
        { RetryAfter = Soon },
    };

    /// <summary>The model that a request names.</summary>
    /// <param name="name">Name that the request gives; null for whatever is served.</param>
    /// <exception cref="ProblemException">It is loading or draining, or another model was asked for.</exception>
    public ServedModel Require(string? name)
    {
        var model = Model;
        return name is null || name == model.Name
            ? model
            : throw new ProblemException(
                ProblemKind.ModelNotFound, $"This server serves the model '{model.Name}' only. Leave model out, or see GET /v1/models.");
    }

    public void Serve(ServedModel model) => _model = model;

    /// <summary>Tells how far the loading is.</summary>
    /// <param name="progress">In words; null where there is nothing to tell.</param>
    public void Report(string? progress) => _progress = progress;

    /// <summary>Tells that the first model cannot be served. The process ends soon.</summary>
    public void Fail(string reason) => _failure = reason;

    /// <summary>Serves another model from now on.</summary>
    /// <returns>False when the server is draining. Then the model stays.</returns>
    public bool TrySwap(ServedModel next)
    {
        lock (_gate)
        {
            _model = _draining ? _model : next;
            return !_draining;
        }
    }

    /// <summary>Counts a request as a user of a model. The caller must call <see cref="ModelUses.Leave"/> at the end.</summary>
    /// <param name="model">The model that the request was checked against.</param>
    /// <returns>That model, or the one that has replaced it since.</returns>
    public ServedModel Enter(ServedModel model)
    {
        while (!model.Uses.TryEnter())
        {
            model = _model!;
        }

        return model;
    }

    /// <summary>Takes no new requests from now on.</summary>
    /// <returns>False when that was so before.</returns>
    public bool Drain()
    {
        lock (_gate)
        {
            return !_draining && (_draining = true);
        }
    }
}

/// <summary>State of the model.</summary>
internal enum ModelState
{
    Loading,
    Ready,
    Draining,
    Failed,
}
