using Microsoft.ML.OnnxRuntimeGenAI;

var (bundle, document, most) = (args[0], await File.ReadAllTextAsync(args[1]), args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 64);

// An export with --genai-single-file, or any decoder-only one: nothing here knows of encoders.
using var model = new Model(bundle);
using var tokenizer = new Tokenizer(model);
using var stream = tokenizer.CreateStream();
using var prompt = tokenizer.Encode(document);
using var search = new GeneratorParams(model);
search.SetSearchOption("max_length", prompt[0].Length + most);
using var generator = new Generator(model, search);
generator.AppendTokenSequences(prompt);
while (!generator.IsDone())
{
    generator.GenerateNextToken();
    Console.Write(stream.Decode(generator.GetNextTokens()[0]));
}

Console.WriteLine();
