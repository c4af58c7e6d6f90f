namespace Summarizer.Bundles;

/// <summary>
/// How a model's publisher writes with it, from <c>generation_config.json</c>: used where a request does not say otherwise.
/// </summary>
/// <param name="Beams">Sequences of beam search; 1 for one sequence.</param>
/// <param name="LengthPenalty">
/// Power of the length by which the score of a finished beam is divided; above 0 favours longer outputs.
/// </param>
/// <param name="EarlyStopping">Whether beam search ends as soon as enough beams are finished.</param>
/// <param name="NoRepeatNgramSize">No n-gram of this length is written twice; 0 for no rule.</param>
/// <param name="RepetitionPenalty">Above 1 makes written tokens less likely; 1 is off.</param>
/// <param name="MinTokens">Fewest tokens before an end token.</param>
/// <param name="MaxTokens">Most tokens of an output; null for what a task asks for.</param>
/// <param name="FirstToken">Id that every output begins with, after the start token (<c>forced_bos_token_id</c>); null for none.</param>
/// <param name="LastToken">Id that the last possible token is (<c>forced_eos_token_id</c>); null for none.</param>
public sealed record GenerationDefaults(
    int Beams = 1,
    double LengthPenalty = 1,
    bool EarlyStopping = false,
    int NoRepeatNgramSize = 0,
    double RepetitionPenalty = 1,
    int MinTokens = 0,
    int? MaxTokens = null,
    int? FirstToken = null,
    int? LastToken = null);
