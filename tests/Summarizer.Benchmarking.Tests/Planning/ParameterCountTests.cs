using Summarizer.Bundles;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Tests.Planning;

public sealed class ParameterCountTests
{
    // The counts that the hubs report for the published weights.
    [Theory]
    [InlineData("t5gemma-s-s", 312_517_632)]
    [InlineData("t5gemma-b-b", 591_490_560)]
    [InlineData("t5gemma-ml-ml", 2_200_345_344)]
    [InlineData("t5gemma-xl-xl", 3_766_980_608)]
    [InlineData("t5gemma-9b-2b", 12_292_375_296)]
    [InlineData("t5gemma-9b-9b", 20_333_401_088)]
    [InlineData("flan-t5-small", 76_961_152)]
    [InlineData("flan-t5-base", 247_577_856)]
    [InlineData("flan-t5-large", 783_150_080)]
    [InlineData("flan-t5-xl", 2_849_757_184)]
    [InlineData("flan-t5-xxl", 11_135_332_352)]
    [InlineData("t5-small", 60_506_624)]
    [InlineData("t5-base", 222_903_552)]
    [InlineData("t5-large", 737_668_096)]
    [InlineData("t5-3b", 2_851_598_336)]
    [InlineData("t5-11b", 11_307_321_344)]
    [InlineData("bart-base", 139_420_416)]
    [InlineData("bart-large-cnn", 406_290_432)]
    [InlineData("distilbart-cnn-12-6", 305_510_400)]
    [InlineData("gemma-2-2b", 2_614_341_888)]
    [InlineData("gemma-2-9b", 9_241_705_984)]
    [InlineData("gemma-3-270m", 268_098_176)]
    [InlineData("gemma-3-1b", 999_885_952)]
    [InlineData("gemma-3-4b", 3_880_099_328)]
    public void Of_APublishedModel_IsThePublishedCount(string name, long parameters) =>
        Assert.Equal(parameters, ParameterCount.Of(KnownModels.Find(name)!).Total);

    // Rounded as their model cards have them, vision part left out.
    [Theory]
    [InlineData("t5gemma-2-270m-270m", 0.37)]
    [InlineData("t5gemma-2-1b-1b", 1.7)]
    [InlineData("t5gemma-2-4b-4b", 7)]
    public void Of_ASecondGenerationModel_IsAboutThePublishedCount(string name, double billions) =>
        Assert.Equal(billions, ParameterCount.Of(KnownModels.Find(name)!).Total / 1e9, billions * 0.02);

    [Fact]
    public void All_Names_AreDistinct() => Assert.Distinct(KnownModels.All.Select(m => m.Name));

    [Fact]
    public void Of_TheShippedModel_IsWhatItsManifestSays()
    {
        var manifest = Bundle.Open(Repository.Model).Manifest;

        Assert.Equal(manifest.Parameters, ParameterCount.Of(ModelArchitecture.Of(manifest)).Total);
    }

    [Fact]
    public void Of_AHeadOfItsOwn_CountsIt()
    {
        var manifest = Bundle.Open(Repository.Model).Manifest;
        var head = (long)manifest.Limits.Vocabulary * manifest.Decoder.Hidden;

        var untied = ModelArchitecture.Of(manifest with { Parameters = manifest.Parameters + head });

        Assert.True(untied.SeparateHead);
        Assert.Equal(manifest.Parameters + head, ParameterCount.Of(untied).Total);
    }
}
