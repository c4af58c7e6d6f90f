using Summarizer.Bundles;

namespace Summarizer.TestModels;

/// <summary>
/// A golden fixture in which one row of a matrix holds the largest numbers there are. Their scaled squares overflow, so the model gives NaN
/// for one token and works on all others.
/// </summary>
public static class PoisonedModel
{
    public static string Export(ExportedBundles bundles, string fixture, string tensor, int row)
    {
        var checkpoint = bundles.NewFolder();
        Directory.CreateDirectory(checkpoint);
        foreach (var config in new[] { "config.json", "generation_config.json" })
        {
            File.Copy(Path.Combine(Repository.Fixture(fixture), config), Path.Combine(checkpoint, config));
        }

        const string Weights = "model.safetensors";
        var tensors = new TensorFile(Path.Combine(Repository.Fixture(fixture), Weights));
        tensors.FillRow(tensor, row, float.MaxValue);
        tensors.Save(Path.Combine(checkpoint, Weights));
        return bundles.Export(checkpoint, Precision.Fp32);
    }
}
