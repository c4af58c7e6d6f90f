namespace Summarizer.Hub.Repositories;

/// <summary>A model cannot be brought from a hub. The message says what was wrong, the limit and the value where there are any, and the next step.</summary>
/// <param name="error">Kind of failure.</param>
/// <param name="message">For people. Never contains the token.</param>
/// <param name="innerException">Failure behind it.</param>
public sealed class HubException(HubError error, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Kind of failure.</summary>
    public HubError Error => error;

    /// <summary>Whether the hub could not be reached or asked to come back later, so that a cached model may serve instead.</summary>
    public bool IsUnavailable => error is HubError.Unreachable or HubError.RateLimited;
}

/// <summary>Kind of failure.</summary>
public enum HubError
{
    /// <summary>The name of the repository or an option is malformed.</summary>
    Invalid,

    /// <summary>No such repository, revision or file, or it is private.</summary>
    NotFound,

    /// <summary>The token is missing, wrong or not allowed to read the repository.</summary>
    Unauthorized,

    /// <summary>The licence of the repository was not accepted by the owner of the token.</summary>
    Gated,

    /// <summary>The hub asked to come back later than this program waits.</summary>
    RateLimited,

    /// <summary>No answer, an answer that is not the hub's, or a server error that lasted.</summary>
    Unreachable,

    /// <summary>Nothing that can be used: weights as pickle only, or no weights.</summary>
    Unsupported,

    /// <summary>More bytes than allowed, or than the disk has free.</summary>
    TooLarge,

    /// <summary>The received bytes are not those that the repository names.</summary>
    Corrupt,

    /// <summary>The network is switched off and the cache does not hold the model.</summary>
    Offline,

    /// <summary>The cache cannot be written.</summary>
    Storage,
}
