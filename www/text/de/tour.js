/** German, for the tour. */

export const tour = {
  back: "Zurück",
  next: "Weiter",
  finish: "Fertig",
  more: "Mehr dazu: ",
  article: "Convolutional Neural Network",
  articleAddress: "https://de.wikipedia.org/wiki/Convolutional_Neural_Network",
  title: "Tour, {n} von {count}: {name}",
  tryIt: "Probier es: ",
  steps: {
    convolution: {
      name: "Faltung",
      tells: "Ein kleines Fenster von 5 × 5 Pixeln liegt auf deiner Ziffer. Jedes Pixel darin wird mit einer Zahl multipliziert, die das Netz gelernt hat, einem Gewicht, und die 25 Produkte werden addiert. Tinte auf orangen Gewichten macht die Summe größer, auf blauen kleiner.",
      task: "Schieb das Fenster über deine Ziffer, bis die Summe groß ist: mindestens halb so groß wie die größte von C1.",
      found: "Gefunden: {value}. Hier liegt eine Kante von der Art, die Karte {map} sucht.",
    },
    sharing: {
      name: "Geteilte Gewichte",
      tells: "Das Fenster gleitet über das ganze Bild und nimmt dieselben 25 Gewichte mit. So wird eine Kante gefunden, wo immer du sie zeichnest, und C1 braucht nur 156 Zahlen.",
      task: "Drücke dreimal „Schritt“, oder „Abspielen“, und vergleiche: Was sie sieht, ändert sich, die Gewichte nicht.",
      found: "Vier Stellen, und jedes Mal dieselben 25 Gewichte.",
    },
    pooling: {
      name: "Pooling",
      tells: "S2 nimmt je vier Nachbarn und gibt nur den größten weiter. Die Karte wird halb so breit und halb so hoch, und es kommt weniger darauf an, wo genau eine Linie liegt.",
      task: "Finde eine Einheit von S2 über null, deren größter Nachbar, der eingekreiste, unten rechts ist.",
      found: "Gefunden: Von den vieren wird nur {value} weitergegeben.",
    },
    fields: {
      name: "Lokale rezeptive Felder",
      tells: "Eine Einheit sieht nur einen Teil deiner Ziffer: in C1 5 × 5 Pixel, in C3 schon 14 × 14. Erst werden kleine Teile gefunden, dann aus ihnen größere zusammengesetzt. Der Rahmen auf deiner Zeichnung zeigt, was die Einheit sieht.",
      task: "Finde eine Einheit von C3, die den oberen Rand deiner Ziffer sieht.",
      found: "Sie sieht den oberen Rand und nichts außerhalb des Rahmens.",
    },
    dense: {
      name: "Vollständige Verbindung",
      tells: "Von C5 an ist jede Einheit mit allen Einheiten davor verbunden, also sieht sie die ganze Ziffer. Jede der 84 Einheiten von F6 gewichtet, was die 120 von C5 gefunden haben: Manche sprechen dafür, manche dagegen.",
      task: "Finde die stärkste Einheit von F6.",
      found: "{name}: {value}. Die Liste sagt, was sie so stark gemacht hat.",
    },
    output: {
      name: "Ausgabe",
      tells: "Zehn Einheiten, eine für jede Ziffer, gewichten, was F6 gefunden hat. Der Softmax macht aus den zehn Summen Prozente: Die größte gewinnt.",
      task: "Ändere deine Zeichnung, bis eine andere Ziffer gewinnt oder bis das Netz nicht mehr sicher ist.",
      found: { other: "Jetzt ist es eine {n}." },
      unsure: "Jetzt ist es nicht sicher.",
    },
  },
};
