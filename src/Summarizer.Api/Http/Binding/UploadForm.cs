namespace Summarizer.Api.Http.Binding;

/// <summary>Everything that came with one request: files, and the fields beside them.</summary>
/// <param name="Files">Files in order of arrival.</param>
/// <param name="Fields">Values by name, in order of arrival.</param>
internal sealed record UploadForm(IReadOnlyList<Upload> Files, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields);
