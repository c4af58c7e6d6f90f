using System.Reflection;
using Summarizer.Bundles;
using Summarizer.Export.Bert;

// Usage: MiniLm WEIGHTS-ASSEMBLY NOTICES-FOLDER BUNDLE-FOLDER
var (weights, notices, output) = (args[0], args[1], args[2]);
var assembly = Assembly.LoadFrom(weights);
using var model = Resource(".onnx");
using var vocabulary = Resource("vocab.txt");
var manifest = BertExporter.Export(
    new BertExportOptions
    {
        Model = model,
        Vocabulary = vocabulary,
        Heads = 12,
        Source = "sentence-transformers/all-MiniLM-L6-v2",
        Name = "all-MiniLM-L6-v2",
        Output = output,
        Precision = Precision.Int8,
        Notices = Directory.EnumerateFiles(notices, "*.txt").ToDictionary(path => Path.GetFileName(path), File.ReadAllText),
        Overwrite = true,
    },
    new Progress<Summarizer.Export.ExportProgress>(),
    CancellationToken.None);
Console.WriteLine($"{manifest.Name}: mean cosine of token states with the original {manifest.Gate.MeanCosine:0.0000}, lowest {manifest.Gate.LowestCosine:0.0000}");

Stream Resource(string ending) => assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith(ending, StringComparison.Ordinal)))!;
