
namespace Summarizer.Export.Checkpoints;

/// <summary>
/// Rope of both layer types, from either spelling. transformers 5: <c>rope_parameters</c>, in Gemma 3 and T5Gemma 2 one object per layer type.
/// transformers 4: <c>rope_theta</c>, <c>rope_local_base_freq</c> (sliding layers) and <c>rope_scaling</c> (full layers only where there are two ropes).
/// </summary>
internal static class RopeParser
{
    private const double LocalTheta = 10_000;
    private const double GlobalTheta = 1_000_000;

    /// <exception cref="ExportException">A field is wrong, or asks for a scaling that is not supported.</exception>
    public static (RopeConfig Sliding, RopeConfig Full) Parse(ConfigSection section, FamilyRules rules)
    {
        var parameters = section.Section("rope_parameters");
        var scaling = section.Section("rope_scaling");
        if (!rules.TwoRopes)
        {
            var one = Read(scaling ?? parameters, section.Positive("rope_theta", LocalTheta));
            return (one, one);
        }

        // Once rope_parameters is there, transformers reads both objects from it.
        var full = Read(parameters?.RequiredSection("full_attention"), section.Positive("rope_theta", GlobalTheta));
        var sliding = Read(parameters?.RequiredSection("sliding_attention"), section.Positive("rope_local_base_freq", LocalTheta));
        return (sliding, scaling is null ? full : Read(scaling, full.Theta));
    }

    private static RopeConfig Read(ConfigSection? rope, double theta)
    {
        if (rope is null)
        {
            return new RopeConfig(theta, 1);
        }

        if (rope.Positive("partial_rotary_factor", 1) != 1)
        {
            throw rope.Fail("partial_rotary_factor", "only 1, the whole head, is supported");
        }

        theta = rope.Positive("rope_theta", theta);

        // Old files say "type".
        var key = rope.Has("rope_type") ? "rope_type" : "type";
        return rope.Text(key) switch
        {
            null or "default" => new RopeConfig(theta, 1),
            "linear" => new RopeConfig(theta, rope.Has("factor") ? rope.Positive("factor", 1) : throw rope.Fail("factor", "linear scaling needs a number above 0")),
            _ => throw rope.Fail(key, "only default and linear are supported"),
        };
    }
}
