using Summarizer.Api.Serving;
using Summarizer.Bundles;

namespace Summarizer.Api.Tests.Serving;

public sealed class ModelLocatorTests
{
    [Fact]
    public void Find_Configured_IsTakenAsItIs() => Assert.Equal("/some/folder", ModelLocator.Find("/some/folder", Repository.Root));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Find_FromAFolderOfTheClone_FindsTheShippedModel(string? configured) =>
        Assert.Equal(Repository.Model, ModelLocator.Find(configured, Path.Combine(Repository.Root, "src", "Summarizer.Api")));

    [Fact]
    public void Find_SecondPlace_IsSearchedToo() => Assert.Equal(Repository.Model, ModelLocator.Find(null, Path.GetTempPath(), AppContext.BaseDirectory));

    [Fact]
    public void Find_Nothing_SaysWhereItLookedAndWhatToDo()
    {
        var e = Assert.Throws<BundleException>(() => ModelLocator.Find(null, Path.GetTempPath()));

        Assert.Contains(Path.GetTempPath(), e.Message);
        Assert.Contains("Summarizer__ModelPath", e.Message);
    }
}
