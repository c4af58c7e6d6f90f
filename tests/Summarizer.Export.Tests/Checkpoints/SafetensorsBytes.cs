using System.Buffers.Binary;
using System.Text;

namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Safetensors files made by hand, right or wrong.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A file of this table and data.</summary>
    public static byte[] Of(string table, int dataBytes = 0) => Of(Encoding.UTF8.GetBytes(table), new byte[dataBytes]);

    public static byte[] Of(byte[] table, byte[] data)
    {
        var file = new byte[8 + table.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, table.Length);
        table.CopyTo(file, 8);
        data.CopyTo(file, 8 + table.Length);
        return file;
    }

    /// <summary>A correct file of one-dimensional tensors.</summary>
    public static byte[] Of(params (string Name, string Type, byte[] Data, int Elements)[] tensors)
    {
        var entries = new List<string>();
        var offset = 0;
        foreach (var (name, type, data, elements) in tensors)
        {
            entries.Add($$"""
                "{{name}}":{"dtype":"{{type}}","shape":[{{elements}}],"data_offsets":[{{offset}},{{offset += data.Length}}]}
                """);
        }

        return Of(Encoding.UTF8.GetBytes("{" + string.Join(',', entries) + "}"), [.. tensors.SelectMany(tensor => tensor.Data)]);
    }

    /// <summary>Table and data of a correct file.</summary>
    public static (byte[] Table, byte[] Data) Split(byte[] file)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        return (file[8..(8 + length)], file[(8 + length)..]);
    }
}
