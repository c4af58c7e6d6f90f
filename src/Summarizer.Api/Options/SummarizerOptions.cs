using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Summarizer.Compression;
using Summarizer.Embeddings;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Requests;

namespace Summarizer.Api.Options;

/// <summary>
/// Options of the operator: configuration section <c>Summarizer</c>, or environment variables such as <c>Summarizer__ModelPath</c> and
/// <c>Summarizer__Engine__Threads</c>. Checked at start.
/// </summary>
public sealed class SummarizerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Summarizer";

    /// <summary>
    /// Folder of the model bundle, or <c>hf:ORG/NAME@COMMIT</c> for a model of a Hugging Face hub, whose bundle is made at the first start.
    /// </summary>
    /// <value>Null, the default: <c>models/pocket</c> beside the program or in a folder above it.</value>
    public string? ModelPath { get; set; }

    /// <summary>How a model of a hub is made ready.</summary>
    [ValidateObjectMembers]
    public ModelPullOptions Pull { get; set; } = new();

    /// <summary>
    /// What runs the loop that writes tokens. <c>genai</c> is ONNX Runtime GenAI, for models that write in their own words: it cannot quote, ground or choose sentences.
    /// </summary>
    /// <value>Ort, the default: this project's own loop.</value>
    [EnumDataType(typeof(EngineRuntime))]
    public EngineRuntime Runtime { get; set; }

    /// <summary>
    /// Whether summaries that quote are made by the models that choose sentences (<c>models/pointer</c>), which read documents of any length, where they come with the program. Off leaves them to the served model.
    /// </summary>
    /// <value>True.</value>
    public bool ChooseSentences { get; set; } = true;

    /// <summary>Folder of the embedding bundle.</summary>
    /// <value>Null, the default: <c>models/minilm</c> beside the program or in a folder above it, where the build makes it.</value>
    public string? EmbeddingModelPath { get; set; }

    /// <summary>Largest request body in bytes.</summary>
    /// <value>8 MiB.</value>
    [Range(1024, 1 << 30)]
    public long MaxBodyBytes { get; set; } = 8 << 20;

    /// <summary>Longest time that one request may take, queue included.</summary>
    /// <value>2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Time between turning readiness off and closing the port, so that load balancers stop sending requests first.</summary>
    /// <value>Zero; in Kubernetes without a preStop sleep, 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainDelay { get; set; }

    /// <summary>
    /// Start of the <c>type</c> of every problem; the code of the problem follows. The service shows the pages at the default path.
    /// </summary>
    /// <value><c>/problems/</c>, relative to the address of the service.</value>
    [Required]
    [RegularExpression(
        "^(https?://[^/]+)?/([^/]+/)*$",
        ErrorMessage = "ProblemTypeBase must be a path, or an http or https address, that ends with a slash.")]
    public string ProblemTypeBase { get; set; } = "/problems/";

    /// <summary>The page for people.</summary>
    public PageOptions Page { get; set; } = new();

    /// <summary>Limits of what the server holds at a time.</summary>
    [ValidateObjectMembers]
    public AdmissionOptions Admission { get; set; } = new();

    /// <summary>Access to the service.</summary>
    [ValidateObjectMembers]
    public SecurityOptions Security { get; set; } = new();

    /// <summary>Limits of connections.</summary>
    [ValidateObjectMembers]
    public LimitOptions Limits { get; set; } = new();

    /// <summary>Limits of the engine.</summary>
    [ValidateObjectMembers]
    public EngineOptions Engine { get; set; } = new();

    /// <summary>Limits of the summarization task.</summary>
    [ValidateObjectMembers]
    public SummarizationOptions Summarization { get; set; } = new();

    /// <summary>Limits of the compression task.</summary>
    [ValidateObjectMembers]
    public CompressionOptions Compression { get; set; } = new();

    /// <summary>Limits of the embedding model.</summary>
    [ValidateObjectMembers]
    public EmbeddingOptions Embedding { get; set; } = new();

    /// <summary>Limits of the routes for embeddings and reranking.</summary>
    [ValidateObjectMembers]
    public RetrievalOptions Retrieval { get; set; } = new();

    /// <summary>Comparisons with a baseline.</summary>
    [ValidateObjectMembers]
    public ComparisonOptions Compare { get; set; } = new();

    /// <summary>Metrics and traces.</summary>
    [ValidateObjectMembers]
    public TelemetryOptions Telemetry { get; set; } = new();

    /// <summary>Response caching.</summary>
    [ValidateObjectMembers]
    public CacheOptions Cache { get; set; } = new();

    /// <summary>OpenAI's routes.</summary>
    [ValidateObjectMembers]
    public OpenAiOptions OpenAi { get; set; } = new();

    /// <summary>The Model Context Protocol endpoint.</summary>
    public McpOptions Mcp { get; set; } = new();

    /// <summary>Resilience of the model.</summary>
    [ValidateObjectMembers]
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>Routes for the operator.</summary>
    public AdminOptions Admin { get; set; } = new();
}

[OptionsValidator]
internal sealed partial class SummarizerOptionsValidator : IValidateOptions<SummarizerOptions>;
