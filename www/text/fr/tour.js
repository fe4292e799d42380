/** French, for the tour. */

export const tour = {
  back: "Retour",
  next: "Suivant",
  finish: "Terminer",
  more: "Pour en savoir plus : ",
  article: "Réseau neuronal convolutif",
  articleAddress: "https://fr.wikipedia.org/wiki/R%C3%A9seau_neuronal_convolutif",
  title: "Visite, {n} sur {count} : {name}",
  tryIt: "Essayez : ",
  steps: {
    convolution: {
      name: "Convolution",
      tells: "Une petite fenêtre de 5 × 5 pixels est posée sur votre chiffre. Chaque pixel y est multiplié par un nombre que le réseau a appris, un poids, et les 25 produits sont additionnés. L’encre sur des poids orange augmente la somme, sur des poids bleus elle la diminue.",
      task: "Faites glisser la fenêtre sur votre chiffre jusqu’à ce que la somme soit grande : au moins la moitié de la plus grande de C1.",
      found: "Trouvé : {value}. Ici se trouve un bord du genre que cherche la carte {map}.",
    },
    sharing: {
      name: "Poids partagés",
      tells: "La fenêtre glisse sur toute l’image et emporte les mêmes 25 poids. Un bord est donc trouvé où que vous le dessiniez, et C1 n’a besoin que de 156 nombres.",
      task: "Appuyez trois fois sur « Un pas », ou sur « Lecture », et comparez : ce qu’elle voit change, les poids non.",
      found: "Quatre endroits, et chaque fois les mêmes 25 poids.",
    },
    pooling: {
      name: "Pooling",
      tells: "S2 prend quatre voisins à la fois et ne transmet que le plus grand. La carte devient deux fois moins large et deux fois moins haute, et la place exacte d’un trait compte moins.",
      task: "Trouvez une unité de S2 au-dessus de zéro dont le plus grand voisin, celui qui est cerclé, est en bas à droite.",
      found: "Trouvé : des quatre, seul {value} est transmis.",
    },
    fields: {
      name: "Champs récepteurs locaux",
      tells: "Une unité ne voit qu’une partie de votre chiffre : 5 × 5 pixels en C1, déjà 14 × 14 en C3. De petits morceaux sont trouvés d’abord, et de plus grands en sont composés. Le cadre sur votre dessin montre ce que l’unité voit.",
      task: "Trouvez une unité de C3 qui voit le haut de votre chiffre.",
      found: "Elle voit le haut, et rien en dehors du cadre.",
    },
    dense: {
      name: "Connexion complète",
      tells: "À partir de C5, chaque unité est reliée à toutes celles d’avant, et voit donc tout le chiffre. Chacune des 84 unités de F6 pondère ce que les 120 de C5 ont trouvé : certaines parlent pour, d’autres contre.",
      task: "Trouvez l’unité la plus forte de F6.",
      found: "{name} : {value}. La liste dit ce qui l’a rendue si forte.",
    },
    output: {
      name: "Sortie",
      tells: "Dix unités, une par chiffre, pondèrent ce que F6 a trouvé. Le softmax fait des pourcentages des dix sommes : la plus grande gagne.",
      task: "Modifiez votre dessin jusqu’à ce qu’un autre chiffre gagne, ou que le réseau ne soit plus sûr.",
      found: { other: "Maintenant, c’est un {n}." },
      unsure: "Maintenant, il n’est pas sûr.",
    },
  },
};
