using Summarizer.Bundles;
using Summarizer.Hub.Pulling;

namespace Summarizer.Hub.Tests.Pulling;

public sealed class BundleStoreTests
{
    [Fact]
    public void FolderOf_Subfolder_IsAFolderOfItsOwn()
    {
        var root = BundleStore.Root(name => name == "SUMMARIZER_HOME" ? "/data" : null);

        Assert.Equal(
            Path.Combine(Path.GetFullPath("/data"), "bundles", "lab--tiny--small", "aaaaaaaaaaaa-int8"),
            BundleStore.FolderOf(root, "lab/tiny", "small", new string('a', 40), Precision.Int8));
    }
}
