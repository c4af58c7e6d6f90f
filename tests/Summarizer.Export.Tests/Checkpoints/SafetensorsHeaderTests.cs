using System.Buffers.Binary;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

public sealed class SafetensorsHeaderTests
{
    [Theory]
    [InlineData("", 0, "not valid JSON")]
    [InlineData("[]", 0, "holds StartArray where the format has StartObject")]
    [InlineData("{} x", 0, "not valid JSON")]
    [InlineData("""{"a":1}""", 0, "'a' that holds Number where the format has StartObject")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "'a' that lacks one of dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "'a' that lacks one of")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4, "'a' that has a data_offsets of more than 2 numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"colour":1}}""", 4, "unknown or repeated field 'colour'")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "unknown or repeated field 'dtype'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "a shape that is not a list of whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "a shape that is not a list of whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", 4, "a shape that is not a list of whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}""", 4, "a shape that is not a list of whole numbers from 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", 4, "a shape of more than 16 numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "[2] of F32, which does not fill its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "which does not fill its 0 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}""", 4, "which does not fill its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", 4, "lies at bytes 0 to 8 of the data, which has 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "lies at bytes 4 to 0 of the data")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775803,9223372036854775807]}}""", 4, "of the data, which has 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "'a' that leaves a gap after the tensor before it: it begins at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "that overlaps the tensor before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "'b' that overlaps the tensor before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 12, "but its tensors end at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "'a' that stands twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "'__metadata__' that holds Number where the format has String")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "'__metadata__' that stands twice")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}}""", 4, "element type 'F4', which is not known. Known are F32, F16, BF16")]
    [InlineData("""{"a":{"dtype":null,"shape":[1],"data_offsets":[0,4]}}""", 4, "holds Null where the format has String")]
    public void Read_WrongTable_NamesFileAndFault(string table, int dataBytes, string wanted)
    {
        var error = Assert.Throws<ExportException>(() => Read(SafetensorsBytes.Of(table, dataBytes)));
        Assert.StartsWith("x.safetensors", error.Message, StringComparison.Ordinal);
        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ValidTable_GivesTypesShapesAndPlaces()
    {
        var tensors = Read(SafetensorsBytes.Of(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[2,1],"data_offsets":[4,8]},"empty":{"dtype":"I64","shape":[0,7],"data_offsets":[4,4]},"s":{"shape":[],"data_offsets":[0,4],"dtype":"F32"}}   """, 8));

        var start = tensors["s"].Offset;
        Assert.Equal((TensorType.Float32, "[]", 1L), (tensors["s"].Type, TensorInfo.Describe(tensors["s"].Shape), tensors["s"].Elements));
        Assert.Equal((TensorType.BFloat16, "[2, 1]", start + 4), (tensors["b"].Type, TensorInfo.Describe(tensors["b"].Shape), tensors["b"].Offset));
        Assert.Equal((TensorType.Int64, 0L, start + 4), (tensors["empty"].Type, tensors["empty"].Bytes, tensors["empty"].Offset));
        Assert.Equal(3, tensors.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Read_ShorterThanTheLengthField_SaysSo(int bytes)
    {
        var error = Assert.Throws<ExportException>(() => Read(new byte[bytes]));
        Assert.Contains($"has {bytes} bytes; a safetensors file has at least 8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3UL, "says that its table has 3 bytes, but only 2 follow")]
    [InlineData(ulong.MaxValue, "says that its table has 18446744073709551615 bytes")]
    [InlineData(1UL << 63, "says that its table has 9223372036854775808 bytes")]
    public void Read_LengthBeyondTheFile_SaysSo(ulong length, string wanted)
    {
        var file = SafetensorsBytes.Of("{}");
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Contains(wanted, Assert.Throws<ExportException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TableBeyondTheLimit_IsRefusedBeforeItIsRead()
    {
        using var folder = new TemporaryFolder();
        using var stream = File.Create(folder["x.safetensors"]);
        stream.Write(BitConverter.GetBytes((long)SafetensorsHeader.MaxBytes + 1));
        stream.SetLength(SafetensorsHeader.MaxBytes * 2L);
        stream.Position = 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ExportException>(() => SafetensorsHeader.Read(stream, "x.safetensors"));
        Assert.Contains("the limit is 33554432", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static Dictionary<string, TensorInfo> Read(byte[] file) => SafetensorsHeader.Read(new MemoryStream(file), "x.safetensors");
}
