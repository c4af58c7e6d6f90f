using System.Text;

namespace Summarizer.Peers;

/// <summary>
/// Writes a model of random weights in llama.cpp's file format, version 3 (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md): matrices as Q8_0, norms as float32.
/// Speed does not depend on the values, so that they need not be those of another program's model.
/// </summary>
internal static class GgufFile
{
    private const int Alignment = 32;
    private const int BlockElements = 32;
    private const int BlockBytes = 2 + BlockElements;
    private const uint Float32 = 0;
    private const uint Q8 = 8;

    public static void Write(string path, PeerShape shape, int positions, int seed)
    {
        var tensors = Tensors(shape).ToList();
        using var file = new BinaryWriter(File.Create(path));
        file.Write("GGUF"u8);
        file.Write(3u);
        file.Write((ulong)tensors.Count);
        var fields = Fields(shape, positions);
        file.Write((ulong)fields.Count);
        foreach (var (key, value) in fields)
        {
            Text(file, key);
            Value(file, value);
        }

        ulong offset = 0;
        foreach (var tensor in tensors)
        {
            Text(file, tensor.Name);
            file.Write((uint)tensor.Shape.Length);
            foreach (var length in tensor.Shape)
            {
                file.Write((ulong)length);
            }

            file.Write(tensor.Type);
            file.Write(offset);
            offset += Padded(tensor.Bytes);
        }

        Pad(file, file.BaseStream.Position);
        var random = new Random(seed);
        foreach (var tensor in tensors)
        {
            Data(file, tensor, random);
            Pad(file, tensor.Bytes);
        }
    }

    private static List<(string Key, object Value)> Fields(PeerShape shape, int positions) =>
    [
        ("general.architecture", "gemma2"),
        ("gemma2.context_length", (uint)positions),
        ("gemma2.embedding_length", (uint)shape.Hidden),
        ("gemma2.block_count", (uint)shape.Layers),
        ("gemma2.feed_forward_length", (uint)shape.FeedForward),
        ("gemma2.attention.head_count", (uint)shape.Heads),
        ("gemma2.attention.head_count_kv", (uint)shape.Heads),
        ("gemma2.attention.key_length", (uint)shape.HeadWidth),
        ("gemma2.attention.value_length", (uint)shape.HeadWidth),
        ("gemma2.attention.layer_norm_rms_epsilon", 1e-6f),
        ("gemma2.attention.sliding_window", 4096u),
        ("gemma2.attn_logit_softcapping", 50f),
        ("gemma2.final_logit_softcapping", 30f),
        ("gemma2.vocab_size", (uint)shape.Vocabulary),
        ("tokenizer.ggml.model", "no_vocab"),
    ];

    // The first length is that of a row. The head is the embedding table, as in Gemma.
    private static IEnumerable<GgufTensor> Tensors(PeerShape shape)
    {
        var attention = shape.Heads * shape.HeadWidth;
        yield return new("token_embd.weight", Q8, shape.Hidden, shape.Vocabulary);
        yield return new("output_norm.weight", Float32, shape.Hidden);
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            foreach (var norm in (string[])["attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"])
            {
                yield return new($"blk.{layer}.{norm}.weight", Float32, shape.Hidden);
            }

            foreach (var projection in (string[])["attn_q", "attn_k", "attn_v"])
            {
                yield return new($"blk.{layer}.{projection}.weight", Q8, shape.Hidden, attention);
            }

            yield return new($"blk.{layer}.attn_output.weight", Q8, attention, shape.Hidden);
            yield return new($"blk.{layer}.ffn_gate.weight", Q8, shape.Hidden, shape.FeedForward);
            yield return new($"blk.{layer}.ffn_up.weight", Q8, shape.Hidden, shape.FeedForward);
            yield return new($"blk.{layer}.ffn_down.weight", Q8, shape.FeedForward, shape.Hidden);
        }
    }

    // Weights of about the size of trained ones: numbers that overflow or vanish would take other paths of the processor.
    private static void Data(BinaryWriter file, GgufTensor tensor, Random random)
    {
        if (tensor.Type == Float32)
        {
            for (var i = 0; i < tensor.Elements; i++)
            {
                file.Write(1f);
            }

            return;
        }

        var block = new byte[BlockBytes];
        for (long i = 0; i < tensor.Elements; i += BlockElements)
        {
            random.NextBytes(block);
            BitConverter.TryWriteBytes(block, (Half)(0.02f / 127));
            file.Write(block);
        }
    }

    private static void Value(BinaryWriter file, object value)
    {
        switch (value)
        {
            case uint number:
                file.Write(4u);
                file.Write(number);
                break;
            case float number:
                file.Write(6u);
                file.Write(number);
                break;
            case string text:
                file.Write(8u);
                Text(file, text);
                break;
        }
    }

    private static void Text(BinaryWriter file, string text)
    {
        file.Write((ulong)Encoding.UTF8.GetByteCount(text));
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private static ulong Padded(long bytes) => (ulong)((bytes + Alignment - 1) / Alignment * Alignment);

    private static void Pad(BinaryWriter file, long bytes)
    {
        for (var i = bytes; i % Alignment != 0; i++)
        {
            file.Write((byte)0);
        }
    }

    private sealed record GgufTensor(string Name, uint Type, params int[] Shape)
    {
        public long Elements => Shape.Aggregate(1L, (product, length) => product * length);

        public long Bytes => Type == Float32 ? Elements * sizeof(float) : Elements / BlockElements * BlockBytes;
    }
}
