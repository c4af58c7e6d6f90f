namespace Summarizer.Engine.Requests;

/// <summary>
/// Decides, token by token, what one sequence may write next. One instance belongs to one sequence; the engine's loop calls it, so it must
/// be fast and must not block.
/// </summary>
public abstract class TokenConstraint
{
    /// <summary>
    /// Sets the scores of forbidden tokens to negative infinity, before any other processor sees them. At least one token must stay
    /// allowed.
    /// </summary>
    /// <param name="logits">Raw scores of one position, [vocabulary].</param>
    public abstract void Mask(Span<float> logits);

    /// <summary>Tells which token was chosen.</summary>
    public abstract void Accept(int token);

    /// <summary>An independent copy in the same state, for a beam that splits.</summary>
    public abstract TokenConstraint Fork();
}
