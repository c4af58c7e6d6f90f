using System.ComponentModel.DataAnnotations;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Options;

/// <summary>One API key: its hash, its scopes and its limits. The command <c>summarizer key --name NAME</c> makes one.</summary>
public sealed class ApiKeyEntry : IValidatableObject
{
    /// <summary>Name of the user of the key; it appears in messages and logs.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9._-]{1,64}$", ErrorMessage = "Name must be 1 to 64 letters, digits, dots, dashes or underscores.")]
    public string Name { get; set; } = "";

    /// <summary>Hash of the key.</summary>
    [Required]
    [RegularExpression(
        "^sha256:[0-9a-f]{64}$",
        ErrorMessage = "Hash must be sha256: and 64 hexadecimal digits, as 'summarizer key --name NAME' prints it.")]
    public string Hash { get; set; } = "";

    /// <summary>Scopes of the key.</summary>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>Maximum number of requests per minute.</summary>
    /// <value>0: any number.</value>
    [Range(0, int.MaxValue)]
    public int RequestsPerMinute { get; set; }

    /// <summary>Maximum number of input tokens per minute.</summary>
    /// <value>0: any number.</value>
    [Range(0, int.MaxValue)]
    public int TokensPerMinute { get; set; }

    /// <summary>Maximum number of requests at a time.</summary>
    /// <value>0: any number.</value>
    [Range(0, int.MaxValue)]
    public int MaxConcurrent { get; set; }

    /// <summary>Priority of its requests; a request may ask for a lower one, never for a higher.</summary>
    /// <value>Interactive.</value>
    public RequestPriority Priority { get; set; }

    /// <summary>Time from which on the key is refused.</summary>
    /// <value>Null: never.</value>
    public DateTimeOffset? Expires { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Scopes.Count == 0)
        {
            yield return new ValidationResult(
                $"The key '{Name}' has no scopes; give it some of {string.Join(", ", ApiScopes.All)}.", [nameof(Scopes)]);
        }

        foreach (var scope in Scopes.Where(s => !ApiScopes.All.Contains(s)))
        {
            yield return new ValidationResult(
                $"The key '{Name}' has the scope '{scope}', which does not exist; there are {string.Join(", ", ApiScopes.All)}.",
                [nameof(Scopes)]);
        }
    }
}
