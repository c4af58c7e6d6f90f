using System.CommandLine;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Completing;

/// <summary><c>summarizer completion</c>: the script that makes a shell complete commands, options and their words.</summary>
internal static class CompletionCommand
{
    // The tool itself answers with System.CommandLine's directive: [suggest:POSITION] LINE.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] =
            """
            _summarizer() {
                local IFS=$'\n'
                COMPREPLY=($(summarizer "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
            }
            complete -o default -F _summarizer summarizer
            """,
        ["zsh"] =
            """
            _summarizer() {
                local -a found
                found=("${(@f)$(summarizer "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                _describe 'summarizer' found || _files
            }
            compdef _summarizer summarizer
            """,
        ["pwsh"] =
            """
            Register-ArgumentCompleter -Native -CommandName summarizer -ScriptBlock {
                param($word, $line, $position)
                summarizer "[suggest:$position]" "$line" | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Scripts.ContainsKey(result.Tokens[0].Value))
            {
                result.AddError($"SHELL must be one of {string.Join(", ", Scripts.Keys)}; it is '{result.Tokens[0].Value}'.");
            }
        });
        var command = new CommandWithExamples(
            "completion",
            "Write the script that makes a shell complete the commands and options of this tool.",
            "source <(summarizer completion bash)",
            "summarizer completion bash >> ~/.bashrc",
            "summarizer completion pwsh >> $PROFILE")
        {
            shell,
        };
        command.SetAction(result =>
        {
            terminal.Out.WriteLine(Scripts[result.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCode.Success;
        });
        return command;
    }
}
