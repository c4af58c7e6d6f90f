using Summarizer.Cli.Models;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Tests.Summarizing;

public sealed class DefaultModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Find_ModelAboveTheFolder_IsIt()
    {
        var model = Model("clone");
        Directory.CreateDirectory(_folder["clone/docs/deep"]);

        Assert.Equal(model, DefaultModel.Find(_folder["clone/docs/deep"]));
    }

    [Fact]
    public void Find_TwoPlaces_TheFirstWins()
    {
        var (first, _) = (Model("first"), Model("second"));

        Assert.Equal(first, DefaultModel.Find(_folder["first"], _folder["second"]));
    }

    [Fact]
    public void Find_FolderWithoutManifest_IsPassedOver()
    {
        Directory.CreateDirectory(_folder["empty/models/pocket"]);
        var second = Model("second");

        Assert.Equal(second, DefaultModel.Find(_folder["empty"], _folder["second"]));
    }

    [Fact]
    public void Find_None_SaysWhereItLookedAndWhatToDo()
    {
        var error = Assert.Throws<CommandException>(() => DefaultModel.Find(_folder.Root));

        Assert.Contains(_folder.Root, error.Message, StringComparison.Ordinal);
        Assert.Contains("--model", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Model(string clone)
    {
        var model = Path.Combine(_folder[clone], "models", "pocket");
        Directory.CreateDirectory(model);
        File.WriteAllText(Path.Combine(model, "manifest.json"), "{}");
        return model;
    }
}
