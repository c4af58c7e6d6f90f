using System.Text.RegularExpressions;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>
/// Commands that are not run here, since they need a registry, a cluster, an hour or the right to install: what they name must exist.
/// </summary>
internal static partial class StaticCommands
{
    /// <summary>Checks a command of this kind.</summary>
    /// <returns>False where the command is of another kind.</returns>
    public static async Task<bool> CheckAsync(string command, CancellationToken cancellationToken)
    {
        foreach (var part in command.Split(" && "))
        {
            var words = part.Split([' ', '\\', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            switch (words)
            {
                case ["docker", "build", ..]:
                    CheckBuild(words);
                    break;
                case ["kubectl", "apply", "--kustomize", var overlay]:
                    await Kubectl.KustomizeAsync(Repository.Path(overlay), cancellationToken);
                    break;
                case ["kubectl", ..]:
                    CheckNames(words);
                    break;
                case ["dotnet", "test", ..]:
                    CheckTests(words);
                    break;
                case ["dotnet", "build" or "pack", var project, ..]:
                    Assert.True(Directory.Exists(Repository.Path(project)), $"There is no project '{project}'.");
                    break;
                case ["dotnet", "run", ..] when part.Contains("bench/Summarizer.StressTests", StringComparison.Ordinal):
                    CheckTrial(words[Array.IndexOf(words, "--") + 1]);
                    break;
                case ["kiota", "generate", ..]:
                    CheckKiota(words);
                    break;
                case ["docker", "run", ..] or ["kind", ..] or ["alias", ..] or ["apt-get", ..] or ["dotnet", "tool", ..]:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static void CheckBuild(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var (kind, value) = (words[i], i + 1 < words.Length ? words[i + 1] : "");
            Assert.True(
                kind != "--target" || Dockerfile.All.Any(
                    d => d.Name == "FROM" && d.Arguments.EndsWith(" AS " + value, StringComparison.Ordinal)),
                $"The Dockerfile has no stage '{value}'.");
            Assert.True(
                kind != "--build-arg" || Dockerfile.All.Any(d => d.Name == "ARG" && d.Arguments.Split('=')[0] == value.Split('=')[0]),
                $"The Dockerfile has no argument '{value}'.");
        }
    }

    // Objects as kind/name, and labels as key=value.
    private static void CheckNames(string[] words)
    {
        var manifests = string.Join(
            '\n', Directory.EnumerateFiles(Repository.Path("k8s"), "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (var name in words.Where(w => !w.StartsWith('-')).Select(w => Name().Match(w)).Where(m => m.Success))
        {
            Assert.True(
                manifests.Contains(
                    name.Groups["label"].Success
                        ? $"{name.Groups["label"].Value}: \"{name.Groups["value"].Value}\""
                        : $"name: {name.Groups["object"].Value}\n",
                    StringComparison.Ordinal),
                $"No manifest names '{name.Value}'.");
        }
    }

    private static void CheckTests(string[] words)
    {
        if (words is not [_, _, "--project", var project, .. var filters])
        {
            return;
        }

        var source = string.Join('\n', Repository.CSharpFiles(project).Select(File.ReadAllText));
        Assert.False(source.Length == 0, $"There is no project '{project}'.");
        foreach (var (kind, value) in filters.Where((_, i) => i % 2 == 0).Zip(filters.Where((_, i) => i % 2 == 1), (k, v) => (k, v.Trim('"', '\''))))
        {
            var name = Regex.Escape(value).Replace(@"\*", @"\w*", StringComparison.Ordinal);
            var pattern = kind switch
            {
                "--filter-class" => $@"\bclass {name}\b",
                "--filter-method" => $@"\b{name}\(",
                "--filter-namespace" => $@"(?m)^namespace {name};",
                _ => throw new NotSupportedException(kind),
            };
            Assert.True(
                Regex.IsMatch(source, pattern, RegexOptions.None, TimeSpan.FromSeconds(10)),
                $"{project} has nothing that '{kind} {value}' finds.");
        }
    }

    // The tests of the API run Kiota with the same options.
    private static void CheckKiota(string[] words)
    {
        var source = string.Join('\n', Repository.CSharpFiles("tests/Summarizer.Api.Tests/Clients/Generated").Select(File.ReadAllText));
        Assert.All(
            words.Where(w => w.StartsWith('-') || w.Contains('/') && !w.Contains(':')),
            word => Assert.Contains($"\"{word}\"", source, StringComparison.Ordinal));
    }

    private static void CheckTrial(string name)
    {
        var source = string.Join('\n', Repository.CSharpFiles("bench/Summarizer.StressTests").Select(File.ReadAllText));
        Assert.True(source.Contains($"override string Name => \"{name}\"", StringComparison.Ordinal), $"There is no trial '{name}'.");
    }

    [GeneratedRegex(@"^(?:(?<label>[\w/.-]+)=(?<value>\w+)|[a-z]+/(?<object>[\w-]+))$")]
    private static partial Regex Name();
}
