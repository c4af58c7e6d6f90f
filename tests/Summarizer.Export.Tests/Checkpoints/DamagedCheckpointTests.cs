using System.Diagnostics;
using System.Text;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Synthesis;

namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Whatever is done to a weight file: a table that can be trusted, or a clear error.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private const int Mutations = 1000;

    private static readonly string[] Fragments =
    [
        "-1", "0", "18446744073709551616", "9223372036854775807", "1e308", "null", "{}", "[]", "[[[[[[[[[[", "\"F64\"", "\"BF16\"", "\"\\ud800\"", "\\", "\"", "}", "{", ",", "dtype",
        "data_offsets", "shape", "__metadata__", "\0", "\u00ff", "true", "0.5", "00",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _file;

    public DamagedCheckpointTests()
    {
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=1x16x2,decoder=1x16x2,head=8,ffn=16,vocab=32"), _folder["c"], cancellationToken: TestContext.Current.CancellationToken);
        _file = File.ReadAllBytes(WeightFile);
    }

    private string WeightFile => Path.Combine(_folder["c"], "model.safetensors");

    [Fact]
    public void Open_TruncatedAnywhere_IsAnErrorThatNamesTheFile()
    {
        var (table, _) = SafetensorsBytes.Split(_file);
        var lengths = Enumerable.Range(0, 200).Select(i => (int)((long)i * _file.Length / 200)).Concat(Enumerable.Range(0, 12)).Concat([8 + table.Length, 8 + table.Length - 1, _file.Length - 1]);
        foreach (var length in lengths)
        {
            File.WriteAllBytes(WeightFile, _file[..length]);
            var error = Assert.Throws<ExportException>(() => Checkpoint.Open(_folder["c"]));
            Assert.StartsWith("model.safetensors", error.Message, StringComparison.Ordinal);
            Assert.Contains("download or copy it again", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_TrailingData_IsAnError()
    {
        File.WriteAllBytes(WeightFile, [.. _file, 0]);
        Assert.Contains("its tensors end at byte", Assert.Throws<ExportException>(() => Checkpoint.Open(_folder["c"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FlippedBitInTheTable_IsConsistentOrAnError()
    {
        var (table, _) = SafetensorsBytes.Split(_file);
        var random = new Random(17);
        var opened = 0;
        for (var position = 0; position < 8 + table.Length; position += 5)
        {
            var file = (byte[])_file.Clone();
            file[position] ^= (byte)(1 << random.Next(8));
            opened += OpenIsSafe(file) ? 1 : 0;
        }

        // A flip inside a name leaves a valid table; elsewhere it must not.
        Assert.InRange(opened, 1, (8 + table.Length) / 5 * 3 / 4);
    }

    [Fact]
    public void Open_MutatedTables_AreConsistentOrErrors()
    {
        var (table, data) = SafetensorsBytes.Split(_file);
        var random = new Random(4711);
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var mutated = table;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                mutated = Mutate(mutated, random);
            }

            var file = SafetensorsBytes.Of(mutated, data);
            if (random.Next(10) == 0)
            {
                random.NextBytes(file.AsSpan(0, random.Next(1, 8)));
            }

            refused += OpenIsSafe(file) ? 0 : 1;
        }

        Assert.InRange(refused, Mutations * 3 / 4, Mutations);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Mutate(byte[] table, Random random)
    {
        var at = random.Next(table.Length);
        var length = Math.Min(random.Next(1, 40), table.Length - at);
        var piece = table[at..(at + length)];
        var fragment = Encoding.Latin1.GetBytes(Fragments[random.Next(Fragments.Length)]);
        return random.Next(6) switch
        {
            0 => [.. table[..at], .. table[(at + length)..]],
            1 => [.. table[..at], .. piece, .. table[at..]],
            2 => [.. table[..at], .. fragment, .. table[at..]],
            3 => [.. table[..at], .. fragment, .. table[(at + length)..]],
            4 => ReplaceNumber(table, at, random),
            _ => [.. table[..at], (byte)random.Next(256), .. table[Math.Min(at + 1, table.Length)..]],
        };
    }

    // Changes a digit at or after the place, which keeps the JSON valid and the meaning wrong.
    private static byte[] ReplaceNumber(byte[] table, int at, Random random)
    {
        var changed = (byte[])table.Clone();
        for (var i = at; i < changed.Length; i++)
        {
            if (char.IsAsciiDigit((char)changed[i]))
            {
                changed[i] = (byte)('0' + random.Next(10));
                break;
            }
        }

        return changed;
    }

    /// <returns>Whether it opened.</returns>
    private bool OpenIsSafe(byte[] file)
    {
        File.WriteAllBytes(WeightFile, file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        try
        {
            using var checkpoint = Checkpoint.Open(_folder["c"]);
            AssertConsistent(checkpoint, file.Length);
            return true;
        }
        catch (ExportException error)
        {
            Assert.StartsWith("model.safetensors", error.Message, StringComparison.Ordinal);
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        }
    }

    private static void AssertConsistent(Checkpoint checkpoint, long fileBytes)
    {
        long end = 0;
        foreach (var (name, tensor) in checkpoint.Tensors.OrderBy(entry => entry.Value.Offset).ThenBy(entry => entry.Value.Bytes))
        {
            Assert.Equal(tensor.Shape.Aggregate(1L, (product, dimension) => checked(product * dimension)), tensor.Elements);
            Assert.True(tensor.Offset >= end && tensor.Offset + tensor.Bytes <= fileBytes, name);
            end = tensor.Offset + tensor.Bytes;
            if (tensor.Type.IsWeight())
            {
                try
                {
                    checkpoint.ReadAll(name);
                }
                catch (ExportException error)
                {
                    // Another element type may turn good bytes into NaN.
                    Assert.Contains("NaN or infinity", error.Message, StringComparison.Ordinal);
                }
            }
        }
    }
}
