global using Summarizer.TextModel;
