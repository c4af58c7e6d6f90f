using System.Text.RegularExpressions;

namespace Summarizer.Hub.Repositories;

/// <summary>A repository and a revision of it, written <c>ORG/NAME</c>, <c>ORG/NAME@REVISION</c> or with <c>hf:</c> before it.</summary>
public sealed partial record RepositoryName
{
    /// <summary>Prefix that marks a repository where a folder could stand too.</summary>
    public const string Prefix = "hf:";

    /// <summary>Revision that is read when none is named.</summary>
    public const string DefaultRevision = "main";

    /// <summary><c>ORG/NAME</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Branch, tag, <c>refs/pr/N</c> or commit.</summary>
    public required string Revision { get; init; }

    /// <summary>Whether the revision is a commit, which never changes.</summary>
    public bool IsCommit => IsCommitHash(Revision);

    /// <summary>The last part of the name.</summary>
    public string ShortName => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads a name.</summary>
    /// <param name="text">What a person typed.</param>
    /// <exception cref="HubException"><see cref="HubError.Invalid"/>: it is not the name of a repository.</exception>
    public static RepositoryName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var (id, revision) = name.Split('@', 2) is [var before, var after] ? (before, after) : (name, DefaultRevision);
        if (!IdPattern().IsMatch(id) || id.Contains("..", StringComparison.Ordinal) || id.Contains("--", StringComparison.Ordinal))
        {
            throw new HubException(HubError.Invalid, $"'{text}' is not the name of a repository. Write ORG/NAME or ORG/NAME@REVISION, for example google/t5gemma-s-s-prefixlm.");
        }

        return RevisionPattern().IsMatch(revision) && !revision.Contains("..", StringComparison.Ordinal)
            ? new RepositoryName { Id = id, Revision = revision }
            : throw new HubException(HubError.Invalid, $"'{revision}' is not a revision. Give a branch, a tag, refs/pr/N or a commit of 40 hexadecimal digits after the @.");
    }

    /// <summary>Whether a text could be meant as a repository: two parts of letters, digits, dots, dashes and underscores.</summary>
    public static bool LooksLikeOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal) || IdPattern().IsMatch(text.Split('@', 2)[0]);
    }

    /// <summary>Whether a text is a full commit hash.</summary>
    public static bool IsCommitHash(string text) => CommitPattern().IsMatch(text);

    /// <inheritdoc/>
    public override string ToString() => Revision == DefaultRevision ? Id : $"{Id}@{Revision}";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9_][A-Za-z0-9._-]{0,95}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$")]
    private static partial Regex RevisionPattern();

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex CommitPattern();
}
