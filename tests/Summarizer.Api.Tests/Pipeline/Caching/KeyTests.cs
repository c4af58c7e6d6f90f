using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api.Pipeline.Caching;
using Summarizer.Api.Pipeline.Tasks;
using Summarizer.Api.Serving;
using Summarizer.Completion;
using Summarizer.Compression;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Api.Tests.Pipeline.Caching;

/// <summary>Two requests have one key when, and only when, their answers are the same.</summary>
public sealed class KeyTests(RememberingService service) : IClassFixture<RememberingService>
{
    private readonly CacheKeys _keys = service.Services.GetRequiredService<CacheKeys>();
    private readonly SummarizeTask _summarize = service.Services.GetRequiredService<SummarizeTask>();
    private readonly ServedModel _model = service.Services.GetRequiredService<ModelHost>().Model;

    public static TheoryData<Type, string> Fields =>
    [
        .. new[] { typeof(SummarizeRequest), typeof(CompletionRequest), typeof(CompressRequest) }
            .SelectMany(t => t.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null && p.CanWrite).Select(p => (t, p.Name))),
    ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Key_AnyFieldThatIsDifferent_IsAnother(Type request, string field)
    {
        var one = Create(request);
        var other = Create(request);
        var property = request.GetProperty(field)!;
        property.SetValue(other, Other(property.PropertyType, property.GetValue(one)));

        Assert.NotNull(Key(one));
        Assert.Equal(Key(Create(request)), Key(one));
        Assert.NotEqual(Key(other), Key(one));
    }

    [Fact]
    public void Key_GreedySearch_DoesNotCareForSamplingFields()
    {
        var plain = new SummarizeRequest { Text = "A text." };

        Assert.Equal(_keys.For(_summarize, _model, plain), _keys.For(_summarize, _model, plain with { Seed = 7, TopP = 0.5, TopK = 3 }));
        Assert.Null(_keys.For(_summarize, _model, plain with { Temperature = 1 }));
    }

    [Fact]
    public void Key_Any_HoldsNothingOfTheText()
    {
        var key = _keys.For(_summarize, _model, new SummarizeRequest { Text = "confidential" })!;

        Assert.Matches("^summarizer:summarize:[0-9a-f]{64}$", key);
    }

    // Sampling with a seed, so that every field has a say.
    private static object Create(Type request) =>
        request == typeof(SummarizeRequest) ? new SummarizeRequest { Text = "A text.", Temperature = 1, Seed = 1 }
        : request == typeof(CompletionRequest) ? new CompletionRequest { Prompt = "A text.", Temperature = 1, Seed = 1 }
        : new CompressRequest { Query = "A question?", Documents = ["A text."] };

    private string? Key(object request) => request switch
    {
        SummarizeRequest r => _keys.For(_summarize, _model, r),
        CompletionRequest r => _keys.For(service.Services.GetRequiredService<CompleteTask>(), _model, r),
        _ => _keys.For(service.Services.GetRequiredService<CompressTask>(), _model, (CompressRequest)request),
    };

    private static object Other(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } names => Enum.GetValues(names).Cast<object>().First(v => !v.Equals(value)),
        var t when t == typeof(string) => value + "!",
        var t when t == typeof(int) => (int?)value + 1 ?? 1,
        var t when t == typeof(long) => (long?)value + 1 ?? 1L,
        var t when t == typeof(double) => (double?)value / 2 ?? 0.5,
        var t when t == typeof(bool) => !((bool?)value ?? false),
        var t when t == typeof(IReadOnlyList<string>) || t == typeof(IReadOnlyList<string?>) => new[] { "Another." },
        var t when t == typeof(IReadOnlyList<TextBlock>) => new[] { new TextBlock(BlockKind.Heading, 0, 7) },
        var t when t == typeof(IReadOnlyList<IReadOnlyList<TextBlock>>) => new IReadOnlyList<TextBlock>?[] { [new TextBlock(BlockKind.Heading, 0, 7)] },
        var t => throw new NotSupportedException($"Say here what another {t} is."),
    };
}
