using Microsoft.Extensions.Options;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>Reading of files.</summary>
internal static class DocumentsSetup
{
    /// <summary>Configuration section of <see cref="DocumentLimits"/>.</summary>
    public const string Section = "Summarizer:Documents";

    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<DocumentLimits>().BindConfiguration(Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DocumentLimits>, DocumentLimitsValidator>();
        services.AddSingleton<DocumentExtractionService>();
    }
}

[OptionsValidator]
internal sealed partial class DocumentLimitsValidator : IValidateOptions<DocumentLimits>;
