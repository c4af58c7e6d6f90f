namespace Summarizer.Api.Endpoints.Admin;

/// <summary>Which model to serve from now on.</summary>
internal sealed record ReloadBody
{
    /// <summary>Name of a folder below Summarizer:Admin:ModelRoot; left out, the served folder is loaded again.</summary>
    public string? Model { get; init; }
}

/// <summary>A model was replaced.</summary>
/// <param name="ModelId">Name of the model that is served now.</param>
/// <param name="ModelSha">Hash over its checkpoint.</param>
/// <param name="PreviousSha">Hash over the checkpoint of the model before; its last requests may still run.</param>
/// <param name="LoadedAt">When the new one was ready.</param>
internal sealed record ReloadResponse(string ModelId, string ModelSha, string PreviousSha, DateTimeOffset LoadedAt);
