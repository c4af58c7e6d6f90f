using Summarizer.Api.Options;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>The client that sent a request.</summary>
/// <param name="Caller">Name and priority in the queue.</param>
/// <param name="IsKnown">Whether this client is told apart from others.</param>
/// <param name="Key">The client's key; null when the service requires none.</param>
internal sealed record Client(Caller Caller, bool IsKnown, ApiKeyEntry? Key);
