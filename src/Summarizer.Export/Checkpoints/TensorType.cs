using System.Diagnostics.CodeAnalysis;

namespace Summarizer.Export.Checkpoints;

/// <summary>Element type of a stored tensor. Only the first three hold weights that this exporter reads; the rest may stand in a file unused.</summary>
internal enum TensorType
{
    Float32,
    Float16,
    BFloat16,
    Float64,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt64,
    UInt32,
    UInt16,
    UInt8,
    Bool,
    Float8E4M3,
    Float8E5M2,
}

/// <summary>Safetensors spelling and size of each <see cref="TensorType"/>; the list is that of the format's own documentation.</summary>
internal static class TensorTypes
{
    private static readonly (string Code, TensorType Type, int Bytes)[] Known =
    [
        ("F32", TensorType.Float32, 4), ("F16", TensorType.Float16, 2), ("BF16", TensorType.BFloat16, 2), ("F64", TensorType.Float64, 8),
        ("I64", TensorType.Int64, 8), ("I32", TensorType.Int32, 4), ("I16", TensorType.Int16, 2), ("I8", TensorType.Int8, 1),
        ("U64", TensorType.UInt64, 8), ("U32", TensorType.UInt32, 4), ("U16", TensorType.UInt16, 2), ("U8", TensorType.UInt8, 1),
        ("BOOL", TensorType.Bool, 1), ("F8_E4M3", TensorType.Float8E4M3, 1), ("F8_E5M2", TensorType.Float8E5M2, 1),
    ];

    /// <summary>For messages: what <see cref="TryParse"/> accepts.</summary>
    public static string Supported { get; } = string.Join(", ", Known.Select(known => known.Code));

    public static bool TryParse([NotNullWhen(true)] string? code, out TensorType type)
    {
        foreach (var known in Known)
        {
            if (known.Code == code)
            {
                type = known.Type;
                return true;
            }
        }

        type = default;
        return false;
    }

    /// <summary>Bytes of one element.</summary>
    public static int Bytes(this TensorType type) => Array.Find(Known, known => known.Type == type).Bytes;

    /// <summary>The safetensors spelling.</summary>
    public static string Code(this TensorType type) => Array.Find(Known, known => known.Type == type).Code;

    /// <summary>Whether the elements can be read as float32 weights.</summary>
    public static bool IsWeight(this TensorType type) => type is TensorType.Float32 or TensorType.Float16 or TensorType.BFloat16;
}
