using Summarizer.Api.Options;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Who sent a request.</summary>
/// <param name="Caller">Name and priority in the queue.</param>
/// <param name="IsKnown">Whether this client is told apart from others.</param>
/// <param name="Key">Its key, if keys are asked for.</param>
internal sealed record Client(Caller Caller, bool IsKnown, ApiKeyEntry? Key);
