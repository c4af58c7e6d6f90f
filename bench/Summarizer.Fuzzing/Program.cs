using SharpFuzz;
using Summarizer.Fuzzing;

// Runs one of the targets under AFL++; without it, reads one input from standard input, as the fuzzer does to repeat a finding.
Action<Stream>? target = args switch
{
    ["proto"] => FuzzTargets.ReadProto,
    ["safetensors"] => FuzzTargets.ReadSafetensors,
    _ => null,
};
if (target is null)
{
    Console.Error.WriteLine("proto         fields of an ONNX file, as they are walked before ONNX Runtime sees it");
    Console.Error.WriteLine("safetensors   the table of tensors of a checkpoint");
    return 2;
}

Fuzzer.OutOfProcess.Run(target);
return 0;
