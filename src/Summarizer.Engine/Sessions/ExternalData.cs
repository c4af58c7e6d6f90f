using Summarizer.Bundles;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Checks where a graph keeps its weights before ONNX Runtime opens it: only in files that the manifest lists, and so only in the bundle
/// folder, of known size and hash.
/// </summary>
/// <remarks>
/// An ONNX file is a protobuf ModelProto. Tensors stand in its graphs (initializers), in attributes of nodes, in the graphs inside those,
/// and in functions. Every message type is walked that can hold a tensor, by the field numbers of onnx.proto.
/// </remarks>
internal static class ExternalData
{
    private const int LongestText = 1024;
    private const int DeepestGraph = 32;

    private enum Message
    {
        Model,
        Training,
        Graph,
        Node,
        Attribute,
        Function,
        SparseTensor,
        Tensor,
    }

    /// <summary>Checks a graph file.</summary>
    /// <exception cref="BundleException">It keeps data elsewhere, or is no graph.</exception>
    public static void Check(Bundle bundle, string file)
    {
        var path = bundle.PathOf(file);
        try
        {
            using var stream = File.OpenRead(path);
            var reader = new ProtoReader(stream);
            Walk(reader, Message.Model, stream.Length, 0, location =>
            {
                if (!bundle.Manifest.Files.Any(f => f.Path == location))
                {
                    throw new BundleException($"'{path}' keeps weights in '{location}', which is not a file of the bundle's manifest. Export the checkpoint again.");
                }
            });
        }
        catch (InvalidDataException e)
        {
            throw new BundleException($"'{path}' is not a graph that ONNX Runtime could load: {e.Message}. Export the checkpoint again.", e);
        }
    }

    private static void Walk(ProtoReader reader, Message message, long end, int depth, Action<string> check)
    {
        if (depth > DeepestGraph)
        {
            throw new InvalidDataException($"its graphs are nested deeper than {DeepestGraph}");
        }

        reader.Walk(end, (field, fieldEnd) =>
        {
            if (Inside(message, field) is { } inner)
            {
                Walk(reader, inner, fieldEnd, depth + 1, check);
            }
            else if (message == Message.Tensor && field == 13)
            {
                CheckEntry(reader, fieldEnd, check);
            }
        });
    }

    private static Message? Inside(Message message, int field) => (message, field) switch
    {
        (Message.Model, 7) or (Message.Training, 1) or (Message.Training, 2) => Message.Graph,
        (Message.Model, 20) => Message.Training,
        (Message.Model, 25) => Message.Function,
        (Message.Graph, 1) or (Message.Function, 7) => Message.Node,
        (Message.Graph, 5) or (Message.Attribute, 5) or (Message.Attribute, 10) or (Message.SparseTensor, 1) or (Message.SparseTensor, 2) => Message.Tensor,
        (Message.Graph, 15) or (Message.Attribute, 22) or (Message.Attribute, 23) => Message.SparseTensor,
        (Message.Node, 5) or (Message.Function, 11) => Message.Attribute,
        (Message.Attribute, 6) or (Message.Attribute, 11) => Message.Graph,
        _ => null,
    };

    // An entry of external_data: key and value.
    private static void CheckEntry(ProtoReader reader, long end, Action<string> check)
    {
        string key = "", value = "";
        reader.Walk(end, (field, fieldEnd) =>
        {
            if (field == 1)
            {
                key = reader.ReadText(fieldEnd, LongestText);
            }
            else if (field == 2)
            {
                value = reader.ReadText(fieldEnd, LongestText);
            }
        });
        if (key == "location")
        {
            check(value);
        }
    }
}
