using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Startup;

/// <summary>Says what keeps the service from starting, for the person who starts it. What nobody foresaw keeps its stack trace.</summary>
internal static partial class StartErrors
{
    private const string OtherAddress = "choose another address with --urls http://localhost:9000";

    /// <summary>The text for a failure, a line for each setting that is wrong; null for one that was not foreseen.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="settings">Has the values of the settings; null when the settings themselves could not be read.</param>
    public static string? Describe(Exception error, IConfiguration? settings) => error switch
    {
        AggregateException several when several.InnerExceptions.All(e => Describe(e, settings) is not null) =>
            string.Join(Environment.NewLine, several.InnerExceptions.Select(e => Describe(e, settings))),
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures.Select(f => Invalid(f, settings))),
        KeyFileException keys => $"{keys.Message} Correct the file, or leave the setting {Hint("Summarizer:Security:KeyFile")} out.",
        InvalidDataException broken when Innermost<JsonException>(broken) is { } json =>
            $"{broken.Message} Line {json.LineNumber + 1}, position {json.BytePositionInLine + 1} is no JSON. Correct the file.",
        InvalidOperationException wrong when Conversion().Match(wrong.Message) is { Success: true } match =>
            WrongType(match.Groups["key"].Value, match.Groups["type"].Value, settings),
        InvalidOperationException level when level.Message.StartsWith("Configuration value", StringComparison.Ordinal) =>
            $"{level.Message} The values of Logging:LogLevel are {string.Join(", ", Enum.GetNames<LogLevel>())}.",
        FormatException address when address.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
            $"{address.Message.TrimEnd('.')}. Addresses look like http://localhost:8080; several have semicolons between them.",
        IOException { InnerException: AddressInUseException } used =>
            $"{used.Message} Stop the program that listens there, or {OtherAddress}.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"This user may not listen on {Addresses(settings)}: ports below 1024 need permission. Give it, or {OtherAddress}.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"This machine has no network address for {Addresses(settings)}. Choose one that it has, or {OtherAddress}.",
        InvalidOperationException https when https.Message.StartsWith("Unable to configure HTTPS", StringComparison.Ordinal) =>
            $"There is no certificate for {Addresses(settings)}. Set Kestrel__Certificates__Default__Path to one, or listen on http.",
        CryptographicException certificate => $"The certificate cannot be used: {certificate.Message}",
        FileNotFoundException { Message: var text } when !text.StartsWith("Could not load", StringComparison.Ordinal) => text,
        DirectoryNotFoundException or UnauthorizedAccessException => error.Message,
        _ => null,
    };

    // "MaxBodyBytes: The field SummarizerOptions.MaxBodyBytes must be between 1024 and 1073741824."
    private static string Invalid(string failure, IConfiguration? settings)
    {
        if (Field().Match(failure) is not { Success: true } match)
        {
            return failure;
        }

        var key = $"{SectionOf(match.Groups["type"].Value)}:{Path(match.Groups["path"].Value)}";
        var rule = match.Groups["rule"].Value.TrimEnd('.');
        return $"{key} {rule}; it is '{settings?[key]}'. {Change(key)}";
    }

    private static string SectionOf(string type) => type switch
    {
        nameof(DocumentLimits) => DocumentsSetup.Section,
        nameof(BatchOptions) => BatchOptions.Section,
        _ => SummarizerOptions.Section,
    };

    // "Security.Keys[0].Name" is Security:Keys:0:Name in the settings.
    private static string Path(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', ':');

    private static string WrongType(string key, string type, IConfiguration? settings) =>
        $"{key} must be {Words(type)}; it is '{settings?[key]}'. {Change(key)}";

    private static string Words(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "a whole number",
        "System.Double" => "a number",
        "System.Boolean" => "true or false",
        "System.TimeSpan" => "a time such as 00:02:00, two minutes",
        _ when typeof(SummarizerOptions).Assembly.GetReferencedAssemblies().Prepend(typeof(SummarizerOptions).Assembly.GetName())
            .Select(a => Type.GetType($"{type}, {a}")).FirstOrDefault(t => t is { IsEnum: true }) is { } choice =>
            $"one of {string.Join(", ", Enum.GetNames(choice))}",
        _ => $"a {type}",
    };

    private static string Change(string key) => $"Change it in appsettings.json, or with the environment variable {Hint(key)}.";

    private static string Hint(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static string Addresses(IConfiguration? settings) => settings?["urls"] is { Length: > 0 } urls ? urls : "the configured address";

    private static T? Innermost<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found)
            {
                return found;
            }
        }

        return null;
    }

    [GeneratedRegex(@"The (value provided for )?(field )?(?<type>\w+Options|DocumentLimits)\.(?<path>[\w.\[\]]+) (field )?(?<rule>.*)$", RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex("at '(?<key>[^']+)' to type '(?<type>[^']+)'")]
    private static partial Regex Conversion();
}
